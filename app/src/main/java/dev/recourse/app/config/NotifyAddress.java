package dev.recourse.app.config;

import java.util.Optional;

/**
 * A secondary that is told of changes.
 *
 * @param key the name of the key that signs; empty: nothing is signed
 */
public record NotifyAddress(ListenAddress address, Optional<String> key) {

    /**
     * Reads {@code 192.0.2.53:53} or {@code 192.0.2.53:53/KEY}.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    static NotifyAddress parse(String text) {
        int slash = text.indexOf('/');
        ListenAddress address = ListenAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.port() == 0) {
            throw new IllegalArgumentException("no port");
        }
        return new NotifyAddress(
                address, slash < 0 ? Optional.empty() : Optional.of(Values.keyName(text.substring(slash + 1))));
    }

    @Override
    public String toString() {
        return address + key.map(name -> "/" + name).orElse("");
    }
}
