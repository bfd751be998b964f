package dev.recourse.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.format.ListFormat;
import dev.recourse.core.format.ListReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** List files as bytes: in any pieces, cut anywhere, changed anywhere. */
class FileLinesTest {
    private static final long NOW = 1_790_000_000;
    private static final Map<ListFormat, String> FILES = Map.of(
            ListFormat.IP4SET,
            """
            $SOA 3600 ns.example.org hostmaster.example.org 0 3600 600 86400 60
            $TTL 5m
            # a comment
            :127.0.0.2:Listed, $
            192.0.2.1-192.0.2.9\t:3: words für $\r
            !192.0.2.7
            198.51.100
            """,
            ListFormat.IP4TRIE,
            "$1 see $\n192.0.2.0/24 :2:$1\n!192.0.2.128/25\n203.0.113.7 words\n",
            ListFormat.IP6TRIE,
            "$NS 3600 ns.example.org\n2001:db8::/32 :2:x\n!2001:db8:1::/48\n2001:db8::1 :3\n",
            ListFormat.CIDR,
            "192.0.2.0/24 # c\n198.51.100.1-198.51.100.9\n2001:db8::/48\n");

    @Test
    void in_pieces_of_one_byte_a_file_says_the_same() throws IOException {
        for (ListFormat format : FILES.keySet()) {
            byte[] whole = bytes(format);
            FileContents atOnce = read(format, new ByteArrayInputStream(whole));
            FileContents oneByOne = read(format, new OneByOne(whole));
            assertThat(oneByOne.entries()).isNotEmpty().isEqualTo(atOnce.entries());
            assertThat(oneByOne.server()).isEqualTo(atOnce.server());
        }
    }

    @Test
    void cut_anywhere_a_file_of_rbldnsd_is_refused_but_for_the_ends_of_its_lines() throws IOException {
        for (ListFormat format : List.of(ListFormat.IP4SET, ListFormat.IP4TRIE, ListFormat.IP6TRIE)) {
            byte[] whole = bytes(format);
            for (int length = 1; length < whole.length; length++) {
                boolean taken = taken(format, Arrays.copyOf(whole, length));
                assertThat(taken).as("%s, %s bytes", format, length).isEqualTo(whole[length - 1] == '\n');
            }
            assertThat(taken(format, Arrays.copyOf(whole, whole.length + 1)))
                    .as("%s, one byte longer", format)
                    .isFalse();
        }
    }

    @Test
    void with_any_byte_changed_a_file_is_read_or_a_line_of_it_is_named() throws IOException {
        for (ListFormat format : FILES.keySet()) {
            byte[] whole = bytes(format);
            int refused = 0;
            for (int at = 0; at < whole.length; at++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    byte[] changed = whole.clone();
                    changed[at] ^= (byte) (1 << bit);
                    refused += taken(format, changed) ? 0 : 1;
                }
            }
            assertThat(refused).as("%s", format).isPositive();
        }
    }

    private static byte[] bytes(ListFormat format) {
        return FILES.getOrDefault(format, "").getBytes(StandardCharsets.UTF_8);
    }

    private static boolean taken(ListFormat format, byte[] file) throws IOException {
        try {
            read(format, new ByteArrayInputStream(file));
            return true;
        } catch (FormatException e) {
            assertThat(e.file()).isEqualTo("list");
            assertThat(e.line()).isPositive();
            assertThat(e.reason()).isNotBlank();
            return false;
        }
    }

    private static FileContents read(ListFormat format, InputStream in) throws IOException {
        ListReader reader = format.reader(NOW);
        FileLines.feed(in, "list", reader);
        return reader.finish();
    }

    /** A stream that never has more than one byte at a time. */
    private static final class OneByOne extends ByteArrayInputStream {
        OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(1, length));
        }
    }
}
