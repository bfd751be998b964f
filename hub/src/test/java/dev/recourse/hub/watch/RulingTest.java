package dev.recourse.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.hub.store.Reading;
import dev.recourse.hub.store.Reading.Forward;
import dev.recourse.hub.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private static Row row(Row.Kind kind, String list, String criterion, String prefix, String source) {
        return new Row(
                kind,
                1,
                list,
                Prefix.parse(prefix),
                Optional.of(criterion + "@1").filter(c -> !criterion.isEmpty()),
                source,
                NOW,
                Optional.empty(),
                "");
    }

    private static Row listing(String list, String criterion) {
        return row(Row.Kind.LISTING, list, criterion, "192.0.2.1", "sweep");
    }

    private static Reading.Found found(PtrClass ptrClass, Forward forward, int alike) {
        List<String> names = ptrClass == PtrClass.NONE ? List.of() : List.of("mail.example.org");
        return new Reading.Found(NOW, NOW, alike, 60, names, ptrClass, "r@1", forward);
    }

    @Test
    void single_addresses_of_three_criteria_and_granted_exemptions_rest_on_reverse_dns() {
        assertThat(List.of(
                        listing("dul", "rdns-dynamic"),
                        listing("generic", "rdns-generic"),
                        listing("noptr", "no-rdns"),
                        row(Row.Kind.EXEMPTION, "rbl", "", "2001:db8::1", "rdns")))
                .allMatch(Ruling::restsOnReverseDns);
        assertThat(List.of(
                        listing("dul", "owner-declared"),
                        listing("rbl", "spam-source"),
                        row(Row.Kind.LISTING, "dul", "rdns-dynamic", "192.0.2.0/24", "sweep"),
                        row(Row.Kind.HOLE, "dul", "", "192.0.2.1", "rdns"),
                        row(Row.Kind.EXEMPTION, "dul", "", "192.0.2.0/24", "rdns"),
                        row(Row.Kind.EXEMPTION, "dul", "", "192.0.2.1", "operator")))
                .noneMatch(Ruling::restsOnReverseDns);
    }

    @ParameterizedTest
    @CsvSource({
        // The name says static or names a host, and leads back: at once.
        "dul, rdns-dynamic, STATIC, CONFIRMED, 1, Ends",
        "dul, rdns-dynamic, NAMED, CONFIRMED, 1, Ends",
        "generic, rdns-generic, STATIC, CONFIRMED, 1, Ends",
        "generic, rdns-generic, NAMED, CONFIRMED, 1, Ends",
        "noptr, no-rdns, NAMED, CONFIRMED, 1, Ends",
        // It does not lead back, or nobody knows: never.
        "dul, rdns-dynamic, STATIC, MISMATCHED, 9, Stays",
        "dul, rdns-dynamic, NAMED, UNKNOWN, 9, Stays",
        "generic, rdns-generic, NAMED, MISMATCHED, 9, Stays",
        "noptr, no-rdns, STATIC, UNKNOWN, 9, Stays",
        // It is as it was.
        "dul, rdns-dynamic, DYNAMIC, CONFIRMED, 9, Stays",
        "generic, rdns-generic, GENERIC, MISMATCHED, 9, Stays",
        "noptr, no-rdns, NONE, NO_PTR, 9, Stays",
        // The criterion does not hold any more: when it is seen twice.
        "dul, rdns-dynamic, GENERIC, MISMATCHED, 1, Doubted",
        "dul, rdns-dynamic, GENERIC, UNKNOWN, 2, Ends",
        "dul, rdns-dynamic, NONE, NO_PTR, 1, Doubted",
        "dul, rdns-dynamic, NONE, NO_PTR, 2, Ends",
        "generic, rdns-generic, DYNAMIC, CONFIRMED, 2, Ends",
        "noptr, no-rdns, DYNAMIC, CONFIRMED, 1, Doubted",
        "noptr, no-rdns, GENERIC, MISMATCHED, 2, Ends",
        // Not what rests on reverse DNS.
        "dul, owner-declared, NAMED, CONFIRMED, 9, Stays",
    })
    void of_listings(String list, String criterion, PtrClass ptrClass, Forward forward, int alike, String expected) {
        assertThat(Ruling.of(listing(list, criterion), found(ptrClass, forward, alike))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "STATIC, CONFIRMED, 9, Stays",
        "NAMED, CONFIRMED, 9, Stays",
        "NAMED, UNKNOWN, 9, Stays",
        "NAMED, MISMATCHED, 1, Doubted",
        "NAMED, MISMATCHED, 2, Ends",
        "DYNAMIC, CONFIRMED, 1, Doubted",
        "DYNAMIC, UNKNOWN, 2, Ends",
        "GENERIC, MISMATCHED, 2, Ends",
        "NONE, NO_PTR, 1, Doubted",
        "NONE, NO_PTR, 2, Ends",
    })
    void of_exemptions(PtrClass ptrClass, Forward forward, int alike, String expected) {
        Row exemption = row(Row.Kind.EXEMPTION, "dul", "", "192.0.2.1", "rdns");
        assertThat(Ruling.of(exemption, found(ptrClass, forward, alike))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void the_cause_names_the_name_and_has_room() {
        assertThat(Ruling.of(listing("dul", "rdns-dynamic"), found(PtrClass.NAMED, Forward.CONFIRMED, 1)))
                .isEqualTo(new Ruling.Ends("its reverse DNS name is now mail.example.org, which leads back to it"));
        assertThat(Ruling.of(listing("dul", "rdns-dynamic"), found(PtrClass.NONE, Forward.NO_PTR, 2)))
                .isEqualTo(new Ruling.Ends("its reverse DNS has no name any more, so this listing's reason is gone"));
        Reading.Found longest =
                new Reading.Found(NOW, NOW, 1, 60, List.of("a".repeat(250)), PtrClass.NAMED, "r@1", Forward.CONFIRMED);
        assertThat(Ruling.of(listing("dul", "rdns-dynamic"), longest))
                .isInstanceOfSatisfying(
                        Ruling.Ends.class, ends -> assertThat(ends.cause()).hasSizeLessThan(200));
    }
}
