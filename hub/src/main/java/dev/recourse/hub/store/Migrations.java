package dev.recourse.hub.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema up to this version's; never down. */
final class Migrations {
    private Migrations() {}

    /** @throws StoreException when the schema is a newer version's, or not ours */
    static void run(Database database) {
        Flyway flyway = Flyway.configure()
                .dataSource(database.unpooled())
                .locations("classpath:db/migration")
                .placeholders(database.words())
                .load();
        refuseNewer(database, flyway);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new StoreException(
                        database.name() + " holds another program's tables: name another place; it was left as it is",
                        e);
            }
            throw e;
        }
    }

    private static void refuseNewer(Database database, Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state.isApplied() && !state.isResolved());
        if (newer) {
            throw new StoreException(database.name()
                    + " was written by a newer version of Recourse: start that version, or restore a backup from before"
                    + " the upgrade; it was left as it is");
        }
    }
}
