package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that a reader of zone files takes for what they are (RFC 1035 5.1). */
class MasterTextTest {
    private static final DomainName ZONE = DomainName.parse("bl.example.org");

    @Test
    void a_text_of_any_octets_stays_on_its_line() {
        byte[] data = {6, 'a', '\n', '"', '\\', (byte) 0xe4, 0};
        assertThat(MasterText.lines(new RecordSet(ZONE, RecordType.TXT, 60, List.of(data)), ZONE))
                .containsExactly("@ 60 IN TXT \"a\\010\\\"\\\\\\228\\000\"");
    }

    @Test
    void the_root_is_one_dot() {
        RecordSet set = new RecordSet(DomainName.ROOT, RecordType.NS, 60, List.of(new byte[1]));
        assertThat(MasterText.lines(set, ZONE)).containsExactly(". 60 IN NS .");
    }
}
