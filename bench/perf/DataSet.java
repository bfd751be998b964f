package perf;

/** What is listed. */
enum DataSet {
    ONE_MILLION("1m", "ipv4", 1_000_000),
    TEN_MILLION("10m", "ipv4", 10_000_000),
    IPV6("ipv6", "ipv6", 1_000_000);

    private final String title;
    private final String family;
    private final long count;

    DataSet(String title, String family, long count) {
        this.title = title;
        this.family = family;
        this.count = count;
    }

    String title() {
        return title;
    }

    String family() {
        return family;
    }

    long count() {
        return count;
    }

    boolean isIpv4() {
        return this != IPV6;
    }
}
