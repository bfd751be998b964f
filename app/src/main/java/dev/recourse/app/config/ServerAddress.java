package dev.recourse.app.config;

import dev.recourse.core.address.IpAddress;

/**
 * An address of a name server of our zones.
 *
 * @param name the name server
 */
public record ServerAddress(String name, IpAddress address) {

    /**
     * Reads {@code ns1.bl.example.org/192.0.2.53}.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    static ServerAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no address");
        }
        return new ServerAddress(
                Values.domainName(text.substring(0, slash)), IpAddress.parse(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return name + "/" + address;
    }
}
