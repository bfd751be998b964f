package dev.recourse.core.dns;

import java.util.List;

/**
 * Records of one name and type, class IN. One TTL for all of them (RFC 2181 5.2).
 *
 * @param owner the name
 * @param type see {@link RecordType}
 * @param ttl in seconds
 * @param data one for each record, see {@link Rdata}; never changed
 */
public record RecordSet(DomainName owner, int type, long ttl, List<byte[]> data) {
    public RecordSet {
        data = List.copyOf(data);
    }

    /** The same records with another TTL. */
    public RecordSet withTtl(long other) {
        return new RecordSet(owner, type, other, data);
    }
}
