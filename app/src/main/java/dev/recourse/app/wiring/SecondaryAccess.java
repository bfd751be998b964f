package dev.recourse.app.wiring;

import dev.recourse.app.config.ConfigException;
import dev.recourse.app.config.NotifyAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.config.TransferKeysFile;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.TsigKey;
import dev.recourse.edge.transfer.NotifyTarget;
import dev.recourse.edge.transfer.TransferPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secondaries as configured.
 *
 * @param policy who may have the zones
 * @param told who is told of changes
 */
record SecondaryAccess(TransferPolicy policy, List<NotifyTarget> told) {
    SecondaryAccess {
        told = List.copyOf(told);
    }

    /** @throws ConfigException when a key is missing or cannot be read */
    static SecondaryAccess of(Settings settings) throws ConfigException {
        Optional<java.nio.file.Path> file = settings.transferKeys();
        List<TsigKey> keys = file.isPresent() ? TransferKeysFile.read(file.get()) : List.of();
        List<NotifyTarget> told = new ArrayList<>();
        for (NotifyAddress address : settings.transferNotify()) {
            Optional<TsigKey> key = address.key().isPresent()
                    ? Optional.of(key(keys, address.key().get()))
                    : Optional.empty();
            told.add(new NotifyTarget(address.address().toSocketAddress(), key));
        }
        return new SecondaryAccess(new TransferPolicy(settings.transferAllow(), keys), told);
    }

    private static TsigKey key(List<TsigKey> keys, String name) throws ConfigException {
        return keys.stream()
                .filter(key -> key.name().equals(DomainName.parse(name)))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        List.of("transfer.notify: there is no key '" + name + "' in the file of transfer.keys")));
    }
}
