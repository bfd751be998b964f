package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** What became of a question of name and type. */
sealed interface RecordsAnswer {

    /**
     * There are such records.
     *
     * @param ttl in seconds, the least of the records and the aliases
     * @param chain the targets of the aliases between the name and the records
     */
    record Found(List<Record> records, long ttl, List<Name> chain) implements RecordsAnswer {}

    /**
     * There are none, and the answer says so.
     *
     * @param nameExists NODATA; otherwise NXDOMAIN
     * @param zone the zone that the SOA record of the answer names
     */
    record Absent(long ttl, boolean nameExists, Optional<Name> zone) implements RecordsAnswer {}

    /** Neither. */
    record Unknown(UnknownCause cause) implements RecordsAnswer {}
}
