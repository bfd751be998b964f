package dev.recourse.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.snapshot.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotedTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_noted_is_read() throws IOException {
        EdgeFolder edge = new EdgeFolder(folder);
        assertThat(edge.noted()).isEqualTo(Noted.NOTHING);
        for (Noted noted : List.of(
                Noted.NOTHING,
                new Noted(
                        new Position(1_800_000_000, 77),
                        1_800_000_123,
                        Optional.of(SigningKey.generate().publicKey())))) {
            edge.note(noted);
            assertThat(edge.noted()).isEqualTo(noted);
        }
    }

    @Test
    void a_damaged_note_is_said_and_not_taken_for_none() throws IOException {
        EdgeFolder edge = new EdgeFolder(folder);
        for (String wrong : List.of("", "1 2 3", "1 2 3 4 5", "a 2 3 -", "1 2 3 key")) {
            Files.writeString(folder.resolve(EdgeFolder.NOTE), wrong);
            assertThatThrownBy(edge::noted).isInstanceOf(IOException.class).hasMessageContaining("is damaged");
        }
    }

    @Test
    void later_is_a_later_epoch_or_a_later_serial_of_the_same() {
        Position here = new Position(5, 100);
        assertThat(here.isBefore(new Position(6, 1))).isTrue();
        assertThat(here.isBefore(new Position(5, 101))).isTrue();
        assertThat(here.isBefore(here)).isFalse();
        assertThat(here.isBefore(new Position(5, 99))).isFalse();
        assertThat(here.isBefore(new Position(4, 200))).isFalse();
        assertThat(here.orLater(new Position(4, 200))).isEqualTo(here);
    }

    @Test
    void pauses_grow_from_one_second_to_thirty_and_begin_again() {
        Pause pause = new Pause(new Random(1));
        for (int round = 0; round < 3; round++) {
            for (int failure = 0; failure < 40; failure++) {
                long most = Math.min(30_000, 2_000L << Math.min(failure, 10));
                assertThat(pause.next().toMillis()).isBetween(most / 2, most);
            }
            pause.reset();
        }
    }
}
