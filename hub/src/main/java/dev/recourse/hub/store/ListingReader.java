package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what is in force now. Safe for any number of threads. */
public interface ListingReader {
    /** Every row in force of one list and source, in order of prefix then criterion. Streams: never holds all in memory. */
    void forEach(String list, String source, Consumer<Row> action);

    /** Every row in force of one list, all sources, in order of prefix. */
    void forEach(String list, Consumer<Row> action);

    /** The rows in force on exactly this prefix of this list, listings and holes of all sources. */
    List<Row> at(String list, Prefix prefix);

    /** The exemption in force on exactly this prefix of this list. */
    Optional<Row> exemptionAt(String list, Prefix prefix);

    /** Rows of one list whose prefix is or holds the given one, widest first: what keeps an address listed. */
    List<Row> covering(String list, Prefix prefix);

    /** The sources of a list, or of all lists where the name is empty, with the number of their rows in force. */
    List<SourceCount> sources(Optional<String> list);

    /** Listings whose expiry is at or before the second, at most {@code limit}, earliest first. */
    List<Row> expiredAt(long epochSecond, int limit);
}
