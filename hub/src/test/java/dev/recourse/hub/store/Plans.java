package dev.recourse.hub.store;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements for EXPLAIN. */
final class Plans {
    private Plans() {}

    /** The history of an IPv6 address: 129 candidate prefixes. */
    static String history(String octets) {
        return "WITH k(list, addr, bits) AS (VALUES "
                + IntStream.rangeClosed(0, 128)
                        .mapToObj(bits -> "('', " + octets + ", " + bits + ")")
                        .collect(Collectors.joining(", "))
                + ") " + SqlJournalReader.HISTORY.replace("?", "10");
    }
}
