package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys that say who may transfer the zones, and who is told of changes. */
final class TransferKeys {
    static final Key<List<Prefix>> ALLOW = new Key<>(
            "transfer.allow",
            "",
            "prefixes or addresses with spaces between, as in 192.0.2.53 2001:db8::/64, at most 1000",
            "From where secondaries may transfer the zones without a signature. Empty: from nowhere.",
            Values::prefixes);
    static final Key<Optional<Path>> KEYS = new Key<>(
            "transfer.keys",
            "",
            "a file",
            "A file of lines name:algorithm:secret, mode 0600: whoever signs with such a key (TSIG) may transfer the zones"
                    + " from anywhere that dns.allow and dns.deny leave.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    static final Key<List<NotifyAddress>> NOTIFY = new Key<>(
            "transfer.notify",
            "",
            "ADDRESS:PORT or ADDRESS:PORT/KEY with spaces between, as in 192.0.2.53:53/xfr, at most 100",
            "The secondaries that are told of every change, signed with the key of that name where one is given.",
            Values::notifyAddresses);

    static final List<Key<?>> ALL = List.of(ALLOW, KEYS, NOTIFY);

    private TransferKeys() {}
}
