package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes that changed since the base was made, with all that stands on them now, maybe nothing. Never changed: a
 * change makes a new one that shares all but a few nodes with the old.
 *
 * <p>IPv4 prefixes of /16 and longer are kept by bucket, two steps of an octet each, so that an address that nothing touches
 * is known for one in two or three loads. What is left, wide prefixes and IPv6, is one tree.
 */
final class Overlay {
    private static final int BUCKET_BITS = 96 + 16;
    private static final int OCTET = 256;

    static final Overlay EMPTY = new Overlay(PrefixTree.EMPTY, new PrefixTree[OCTET][], 0);

    private final PrefixTree wide;
    private final @Nullable PrefixTree[] @Nullable [] buckets;
    private final int size;

    private Overlay(PrefixTree wide, @Nullable PrefixTree[] @Nullable [] buckets, int size) {
        this.wide = wide;
        this.buckets = buckets;
        this.size = size;
    }

    /** How many prefixes it has. */
    int size() {
        return size;
    }

    /** This overlay with these entries on the prefix. */
    Overlay with(Prefix prefix, Entry[] entries) {
        if (!isInBucket(prefix)) {
            PrefixTree tree = wide.with(prefix, entries);
            return new Overlay(tree, buckets, size + tree.size() - wide.size());
        }
        int bucket = prefix.first().ipv4Bits() >>> 16;
        PrefixTree before = bucket(bucket);
        PrefixTree after = (before == null ? PrefixTree.EMPTY : before).with(prefix, entries);
        return new Overlay(wide, with(bucket, after), size + after.size() - (before == null ? 0 : before.size()));
    }

    /** What stands on exactly this prefix; null where it has not changed. */
    Entry @Nullable [] find(Prefix prefix) {
        if (!isInBucket(prefix)) {
            return wide.find(prefix);
        }
        PrefixTree tree = bucket(prefix.first().ipv4Bits() >>> 16);
        return tree == null ? null : tree.find(prefix);
    }

    /** Whether a changed prefix holds the address. */
    boolean covers(IpAddress address) {
        if (size == 0) {
            return false;
        }
        if (address.isIpv4()) {
            PrefixTree tree = bucket(address.ipv4Bits() >>> 16);
            if (tree != null && tree.covers(address)) {
                return true;
            }
        }
        return wide.covers(address);
    }

    /** Whether a changed prefix shares an address with this one. */
    boolean touches(Prefix prefix) {
        if (size == 0) {
            return false;
        }
        if (wide.touches(prefix)) {
            return true;
        }
        if (isInBucket(prefix)) {
            PrefixTree tree = bucket(prefix.first().ipv4Bits() >>> 16);
            return tree != null && tree.touches(prefix);
        }
        return inBuckets(prefix).next();
    }

    /** Puts what stands on each changed prefix that holds this one, itself included, in its place by length. */
    void collect(Prefix prefix, Entry[] @Nullable [] byBits) {
        wide.collect(prefix, byBits);
        if (isInBucket(prefix)) {
            PrefixTree tree = bucket(prefix.first().ipv4Bits() >>> 16);
            if (tree != null) {
                tree.collect(prefix, byBits);
            }
        }
    }

    /** All changed prefixes. */
    Steps all() {
        return size == 0 ? Steps.NONE : MergedSteps.of(wide.all(), new BucketSteps(0, 0xffff));
    }

    /** The changed prefixes inside this one, which itself is left out. */
    Steps inside(Prefix prefix) {
        if (isInBucket(prefix)) {
            PrefixTree tree = bucket(prefix.first().ipv4Bits() >>> 16);
            return tree == null ? Steps.NONE : tree.inside(prefix);
        }
        return MergedSteps.of(wide.inside(prefix), inBuckets(prefix));
    }

    private static boolean isInBucket(Prefix prefix) {
        return prefix.bits() >= BUCKET_BITS && prefix.isIpv4();
    }

    private @Nullable PrefixTree bucket(int bucket) {
        @Nullable PrefixTree[] some = buckets[bucket >>> 8];
        return some == null ? null : some[bucket & 0xff];
    }

    private @Nullable PrefixTree[] @Nullable [] with(int bucket, PrefixTree tree) {
        @Nullable PrefixTree[] @Nullable [] all = buckets.clone();
        @Nullable PrefixTree[] some = all[bucket >>> 8];
        @Nullable PrefixTree[] changed = some == null ? new PrefixTree[OCTET] : some.clone();
        changed[bucket & 0xff] = tree;
        all[bucket >>> 8] = changed;
        return all;
    }

    private Steps inBuckets(Prefix prefix) {
        if (prefix.isIpv4()) {
            int from = prefix.first().ipv4Bits() >>> 16;
            return new BucketSteps(from, prefix.last().ipv4Bits() >>> 16);
        }
        return prefix.contains(Prefix.IPV4) ? new BucketSteps(0, 0xffff) : Steps.NONE;
    }

    /** Goes over the buckets, one tree after the other. */
    private final class BucketSteps implements Steps {
        private final int to;
        private int bucket;
        private Steps current = Steps.NONE;

        BucketSteps(int from, int to) {
            this.bucket = from;
            this.to = to;
        }

        @Override
        public boolean next() {
            while (!current.next()) {
                if (bucket > to) {
                    return false;
                }
                PrefixTree tree = bucket(bucket);
                current = tree == null ? Steps.NONE : tree.all();
                bucket = buckets[bucket >>> 8] == null ? (bucket | 0xff) + 1 : bucket + 1;
            }
            return true;
        }

        @Override
        public Prefix prefix() {
            return current.prefix();
        }

        @Override
        public Entry[] entries() {
            return current.entries();
        }
    }
}
