package dev.recourse.app.wiring;

import dev.recourse.app.config.ConfigException;
import dev.recourse.app.config.NeverListFile;
import dev.recourse.app.config.Settings;
import dev.recourse.core.listing.NeverList;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.hub.publish.KeyFile;
import dev.recourse.hub.publish.SnapshotFile;
import dev.recourse.hub.publish.SwitchBoard;
import dev.recourse.hub.token.TokenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is known before the store is open.
 *
 * @param switches what is turned off: in force from the first answer on
 * @param snapshot the last good state, or an empty one of no epoch
 * @param usable whether it may be answered from
 * @param key signs what is published
 * @param tokens of the edges that may follow
 * @param evidenceTokens of the sources that may bring evidence
 * @param never what no rule lists
 */
public record Start(
        SnapshotFile file,
        SwitchBoard switches,
        Snapshot snapshot,
        boolean usable,
        SigningKey key,
        Optional<TokenFile> tokens,
        Optional<TokenFile> evidenceTokens,
        NeverList never) {
    /**
     * Reads the snapshot file of the folder. A damaged one is put aside and named: the store still has everything.
     *
     * @param warnings is told, in one sentence, what is wrong with the file
     * @throws ConfigException when the never-list cannot be read
     * @throws IOException when the folder's key, its switches or the file of tokens cannot be used
     */
    public static Start read(Settings settings, Path dataFolder, InstantSource clock, Consumer<String> warnings)
            throws IOException, ConfigException {
        SwitchBoard switches = SwitchBoard.open(dataFolder, Policies.of(settings), clock);
        SigningKey key = KeyFile.of(dataFolder);
        Optional<TokenFile> tokens = tokens(settings.feedTokens());
        Optional<TokenFile> evidence = tokens(settings.evidence().tokens());
        NeverList never = settings.evidence().neverList().isEmpty()
                ? NeverList.EMPTY
                : NeverListFile.read(settings.evidence().neverList().get());
        SnapshotFile file = new SnapshotFile(dataFolder, switches.policy(), clock, Optional.of(key));
        if (!file.exists()) {
            return new Start(file, switches, file.nothing(), false, key, tokens, evidence, never);
        }
        try {
            return new Start(file, switches, file.read(), true, key, tokens, evidence, never);
        } catch (SnapshotException e) {
            warnings.accept("the snapshot " + file.path() + " is not used: " + e.getMessage()
                    + "; it is made again from the store" + putAside(file));
        } catch (IOException e) {
            warnings.accept("the snapshot " + file.path() + " cannot be read: " + e.getMessage()
                    + "; it is made again from the store");
        }
        return new Start(file, switches, file.nothing(), false, key, tokens, evidence, never);
    }

    private static Optional<TokenFile> tokens(Optional<Path> file) throws IOException {
        return file.isEmpty() ? Optional.empty() : Optional.of(TokenFile.of(file.get()));
    }

    private static String putAside(SnapshotFile file) {
        try {
            return ", and kept as " + file.setAside().getFileName();
        } catch (IOException e) {
            return "";
        }
    }
}
