package dev.recourse.app.wiring;

import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.status.ServedState;
import java.util.List;

/** What the figures say of what is answered. */
final class States {
    private States() {}

    static ServedState of(Snapshot now, boolean answering, int tcpConnections) {
        List<ZonePlan.Zone> zones = now.policy().zones().zones();
        return new ServedState(
                zones.stream().map(ZonePlan.Zone::name).toList(),
                zones.stream()
                        .filter(zone -> zone.lists().isEmpty())
                        .map(ZonePlan.Zone::name)
                        .toList(),
                answering,
                now.epoch(),
                now.serial(),
                now.changedAt(),
                now.table().size(),
                now.table().changed(),
                tcpConnections);
    }

    static ServedState ofNothing(int tcpConnections) {
        return new ServedState(List.of(), List.of(), false, 0, 0, 0, 0, 0, tcpConnections);
    }
}
