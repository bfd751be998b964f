package dev.recourse.core.format;

/** The text formats. */
public enum ListFormat {
    /** rbldnsd: IPv4 addresses, prefixes and ranges; the most specific of /32, /24, /16 and /8 decides. */
    IP4SET,
    /** rbldnsd: IPv4 prefixes, one value each; the longest decides. */
    IP4TRIE,
    /** rbldnsd: IPv6 prefixes, one value each; the longest decides. */
    IP6TRIE,
    /** One prefix, address or range a line, both families, no values. */
    CIDR;

    /**
     * A reader for one set of files.
     *
     * @param now seconds since 1970: a file may say from when and until when it holds
     */
    public ListReader reader(long now) {
        return switch (this) {
            case IP4SET -> new RbldnsdReader(new Ip4SetData(), now);
            case IP4TRIE -> new RbldnsdReader(new TrieData(Ip4Syntax::cidr), now);
            case IP6TRIE -> new RbldnsdReader(new TrieData(Ip6Syntax::cidr), now);
            case CIDR -> new CidrReader();
        };
    }
}
