package dev.recourse.core.format;

import java.util.List;
import java.util.Optional;

/** What one of rbldnsd's dataset types makes of its entries. */
interface Dataset {
    /** Whether the line, which begins with a colon, is a default value; an IPv6 address may begin with two. */
    boolean isDefaultLine(String line);

    /**
     * Reads the address at the cursor and leaves the cursor behind it.
     *
     * @return what takes the value that follows; empty when it covers more than {@code maxRange} IPv4 addresses
     * @throws SyntaxException when it is none
     */
    Optional<Claim> claim(Cursor line, long maxRange);

    /** Everything claimed, under the rule that the most specific prefix decides, in order of prefix. */
    List<FileEntry> finish(IgnoredLines ignored);

    /** An entry whose addresses are known and whose value is not yet. */
    interface Claim {
        /**
         * Notes the entry.
         *
         * @param value empty for a hole
         */
        void take(Optional<Value> value, String file, int line);
    }
}
