package dev.recourse.edge.answer;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the server says of itself, to those who ask: the names of RFC 4892 in class CH, and NSID (RFC 5001). */
public final class Identity {
    /** The longest text, in characters: with NSID it must leave room in the smallest UDP reply. */
    public static final int LONGEST = 64;

    /** Nothing. */
    public static final Identity NONE = new Identity(Optional.empty(), Optional.empty());

    private static final List<DomainName> VERSION_NAMES =
            List.of(DomainName.parse("version.bind"), DomainName.parse("version.server"));
    private static final List<DomainName> SERVER_NAMES =
            List.of(DomainName.parse("hostname.bind"), DomainName.parse("id.server"));

    private final Optional<String> version;
    private final Optional<String> server;
    private final Optional<byte[]> serverId;

    /**
     * These texts.
     *
     * @param version of version.bind and version.server
     * @param server of hostname.bind, id.server and NSID
     * @throws IllegalArgumentException when one has no or more than {@link #LONGEST} characters, or is not printable ASCII
     */
    public Identity(Optional<String> version, Optional<String> server) {
        this.version = version;
        this.server = server;
        version.ifPresent(Identity::check);
        server.ifPresent(Identity::check);
        this.serverId = server.map(text -> text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void check(String text) {
        if (!text.matches("[ -~]{1," + LONGEST + "}")) {
            throw new IllegalArgumentException("'" + text + "' is not 1 to " + LONGEST + " printable ASCII characters");
        }
    }

    /** The octets of the NSID option. */
    Optional<byte[]> serverId() {
        return serverId;
    }

    /** The TXT record of a name in class CH. */
    Optional<RecordSet> record(Question question) {
        return text(question.name())
                .filter(text -> question.type() == RecordType.TXT || question.type() == RecordType.ANY)
                .map(text -> new RecordSet(question.name(), RecordType.TXT, 0, List.of(Rdata.text(text))));
    }

    private Optional<String> text(DomainName name) {
        if (VERSION_NAMES.contains(name)) {
            return version;
        }
        return SERVER_NAMES.contains(name) ? server : Optional.empty();
    }
}
