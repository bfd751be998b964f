package dev.recourse.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Set<PublicKey> TRUSTED = Set.of(KEY.publicKey());
    private static final Session SESSION = new Session(0x0123456789abcdefL, -2);

    @Test
    void what_was_written_is_read() throws FeedException {
        List<JournalEntry> entries = everyAction();
        Frame.Head head = head(40, 40 + entries.size(), 99);
        assertThat(FrameReader.read(written(head, entries), TRUSTED)).isEqualTo(new Frame(head, entries));
    }

    @Test
    void a_frame_without_entries_says_that_there_are_none() throws FeedException {
        Frame.Head head = head(99, 99, 99);
        Frame frame = FrameReader.read(written(head, List.of()), TRUSTED);
        assertThat(frame).isEqualTo(new Frame(head, List.of()));
        assertThat(frame.head().isLast()).isTrue();
    }

    @Test
    void the_largest_frame_has_its_place() throws FeedException {
        String longest = "x".repeat(255);
        List<JournalEntry> entries = new ArrayList<>();
        for (int serial = 1; serial <= Frame.MOST_ENTRIES; serial++) {
            entries.add(entry(serial, Action.ADD, longest, Optional.of(longest), longest, Optional.empty()));
        }
        byte[] frame = written(head(0, entries.size(), entries.size()), entries);
        assertThat(FrameFormat.length(frame)).isEqualTo(frame.length);
        assertThat(FrameReader.read(frame, TRUSTED).entries()).isEqualTo(entries);
    }

    @Test
    void a_frame_cut_at_any_byte_is_refused() {
        byte[] whole = written(head(40, 48, 99), everyAction());
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> FrameReader.read(cut, TRUSTED)).isInstanceOf(FeedException.class);
        }
    }

    @Test
    void a_frame_one_byte_too_long_is_refused() {
        byte[] whole = written(head(40, 48, 99), everyAction());
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> FrameReader.read(longer, TRUSTED)).isInstanceOf(FeedException.class);
        longer[4]++;
        assertThatThrownBy(() -> FrameReader.read(longer, TRUSTED)).isInstanceOf(FeedException.class);
    }

    @Test
    void a_frame_with_any_byte_changed_is_refused() {
        byte[] whole = written(head(40, 48, 99), everyAction());
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> FrameReader.read(changed, TRUSTED))
                    .as("byte %s", at)
                    .isInstanceOf(FeedException.class);
        }
    }

    @Test
    void a_frame_of_a_key_that_is_not_trusted_is_refused() throws FeedException {
        byte[] frame = written(head(9, 9, 9), List.of());
        PublicKey other = SigningKey.generate().publicKey();
        assertThatThrownBy(() -> FrameReader.read(frame, Set.of(other)))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("not signed by a key that is trusted");
        assertThatThrownBy(() -> FrameReader.read(frame, Set.of())).isInstanceOf(FeedException.class);
        // Two keys during a change.
        assertThat(FrameReader.read(frame, Set.of(other, KEY.publicKey())).entries())
                .isEmpty();
    }

    @Test
    void what_a_trusted_key_signed_must_still_make_sense() {
        byte[] eight = FrameWriter.entries(everyAction());
        Stream.of(
                        head(40, 47, 99), // More than it says.
                        head(40, 49, 99), // Less.
                        head(48, 40, 99),
                        head(-1, 7, 99),
                        head(40, 48, 47),
                        head(0, 1_001, 2_000),
                        head(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE))
                .map(head -> FrameWriter.write(head, eight, KEY))
                .forEach(frame -> assertThatThrownBy(() -> FrameReader.read(frame, TRUSTED))
                        .isInstanceOf(FeedException.class)
                        .hasMessageContaining("it was written wrong"));
        for (int at = 0; at < 40; at++) {
            byte[] wrong = eight.clone();
            wrong[at] = (byte) 0xff;
            byte[] frame = FrameWriter.write(head(40, 48, 99), wrong, KEY);
            // Read, or refused in a sentence: never anything else.
            try {
                assertThat(FrameReader.read(frame, TRUSTED).entries()).hasSize(8);
            } catch (FeedException e) {
                assertThat(e).hasMessageStartingWith("it was written wrong");
            }
        }
    }

    @Test
    void a_name_that_is_not_utf_8_is_refused() {
        byte[] one = FrameWriter.entries(everyAction().subList(0, 1));
        one[one.length - 1] = (byte) 0xee;
        byte[] frame = FrameWriter.write(head(40, 41, 99), one, KEY);
        assertThatThrownBy(() -> FrameReader.read(frame, TRUSTED))
                .isInstanceOf(FeedException.class)
                .hasMessage("it was written wrong: a name is not UTF-8");
    }

    @Test
    void a_length_is_checked_before_anything_is_made_of_it() {
        for (byte[] first : List.of(
                new byte[8],
                new byte[] {'R', 'C', 'F', '1', 0, 0, 0, 0},
                new byte[] {'R', 'C', 'F', '1', 1, 0, 16, 0},
                new byte[] {'R', 'C', 'F', '1', -1, -1, -1, -1},
                new byte[] {'R', 'C', 'F', '2', 0, 1, 0, 0})) {
            assertThatThrownBy(() -> FrameFormat.length(first)).isInstanceOf(FeedException.class);
        }
    }

    @Test
    void a_session_is_32_digits() {
        assertThat(SESSION).hasToString("0123456789abcdeffffffffffffffffe");
        assertThat(Session.parse(SESSION.toString())).isEqualTo(SESSION);
        for (String wrong : List.of("", "0", SESSION + "0", SESSION.toString().replace('f', 'F'), "g".repeat(32))) {
            assertThatThrownBy(() -> Session.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] written(Frame.Head head, List<JournalEntry> entries) {
        return FrameWriter.write(head, FrameWriter.entries(entries), KEY);
    }

    private static Frame.Head head(long after, long serial, long journal) {
        return new Frame.Head(SESSION, 7, 1_700_000_000, after, serial, journal, 1_800_000_000_123L, -5);
    }

    /** Those of serials 41 to 48. */
    private static List<JournalEntry> everyAction() {
        List<JournalEntry> entries = new ArrayList<>();
        for (Action action : Action.values()) {
            boolean exempt = action == Action.EXEMPT || action == Action.UNEXEMPT;
            entries.add(entry(
                    41 + entries.size(),
                    action,
                    exempt ? "dul" : "rbl",
                    exempt ? Optional.empty() : Optional.of("spam-source@1"),
                    "nightly",
                    exempt ? Optional.empty() : Optional.of(Instant.ofEpochSecond(1_900_000_000))));
        }
        return entries;
    }

    private static JournalEntry entry(
            long serial,
            Action action,
            String list,
            Optional<String> criterion,
            String source,
            Optional<Instant> expiresAt) {
        return new JournalEntry(
                serial,
                Instant.ofEpochMilli(1_800_000_000_000L + serial),
                action,
                list,
                Prefix.parse(serial % 2 == 0 ? "192.0.2." + serial % 256 : "2001:db8:" + serial + "::/48"),
                criterion,
                source,
                expiresAt,
                List.of(Actor.values()).get((int) serial % 4),
                "");
    }
}
