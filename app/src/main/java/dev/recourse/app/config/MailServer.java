package dev.recourse.app.config;

/**
 * The mail server that takes our mails.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record MailServer(String host, int port) {

    /**
     * Reads {@code 127.0.0.1:25}, {@code [::1]:25} or {@code mail.example.org:587}.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    static MailServer parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon > 0 && text.substring(0, colon).matches("(?=.*[a-zA-Z])[A-Za-z0-9._-]+")) {
            String host = text.substring(0, colon);
            // A machine's own name has one label.
            return new MailServer(Values.keyName(host), Values.number(text.substring(colon + 1), 65_535));
        }
        ListenAddress address = ListenAddress.parse(text);
        if (address.port() == 0) {
            throw new IllegalArgumentException("no port");
        }
        return new MailServer(address.address().toString(), address.port());
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
