package dev.recourse.hub.store;

/** Statements for EXPLAIN. */
final class Plans {
    static final String HISTORY = "WITH k(list, addr, bits) AS (VALUES ('', " + octets() + ", 128), ('', " + octets()
            + ", 127)) " + SqlJournalReader.HISTORY.replace("?", "10");

    private Plans() {}

    private static String octets() {
        return "(SELECT addr FROM journal LIMIT 1)";
    }
}
