package dev.recourse.hub.cloud;

import java.util.Optional;

/** The forms in which clouds publish their ranges. A file tells by itself which one it has. */
public enum CloudFormat {
    /** Amazon's ip-ranges.json. */
    AWS("Amazon's ip-ranges.json", "aws"),
    /** Google's cloud.json. */
    GCP("Google's cloud.json", "gcp"),
    /** Microsoft's ServiceTags_Public_DATE.json. */
    AZURE("Microsoft's service tags", "azure"),
    /** Oracle's public_ip_ranges.json. */
    ORACLE("Oracle's public_ip_ranges.json", "oracle"),
    /** A geofeed (RFC 8805), as DigitalOcean, Linode and Vultr publish. */
    GEOFEED("a geofeed (RFC 8805)", ""),
    /** Prefixes, one a line. */
    PREFIXES("prefixes, one a line", "");

    private final String words;
    private final String owner;

    CloudFormat(String words, String owner) {
        this.words = words;
        this.owner = owner;
    }

    /** As it is named to an operator. */
    public String words() {
        return words;
    }

    /** The id of the one cloud that publishes in this form. */
    Optional<String> owner() {
        return Optional.of(owner).filter(o -> !o.isEmpty());
    }
}
