package dev.recourse.hub.engine;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.listing.Action;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.Ground;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.RemovalRequest;
import dev.recourse.hub.store.Change;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a granted removal changes. */
final class Relief {
    private final Store store;
    private final BlockList list;

    Relief(Store store, BlockList list) {
        this.store = store;
        this.list = list;
    }

    List<Change> changes(IpAddress address, Grant grant) {
        Prefix subject = RemovalRequest.subject(address);
        return switch (grant) {
            case Grant.AlreadyOff off -> List.of();
            case Grant.Exemption exemption -> List.of(exempt(subject, exemption.ground(), exemption.reviewAt()));
            case Grant.Removal removal -> removal(address, subject, removal);
        };
    }

    List<Change> renewal(IpAddress address, Grant grant) {
        Prefix subject = RemovalRequest.subject(address);
        return switch (grant) {
            case Grant.AlreadyOff off -> List.of();
            case Grant.Exemption e -> List.of(exempt(subject, e.ground(), e.reviewAt()));
            case Grant.Removal r -> List.of(exempt(subject, r.ground(), r.reviewAt()));
        };
    }

    /** The exemption first: within one transaction nobody sees the order, but whoever follows the journal goes through it. */
    private List<Change> removal(IpAddress address, Prefix subject, Grant.Removal removal) {
        List<Row> listings = store.listings().covering(list.name(), Prefix.of(address)).stream()
                .filter(row -> row.kind() == Row.Kind.LISTING)
                .toList();
        List<Change> changes = new ArrayList<>();
        if (listings.stream().anyMatch(row -> row.prefix().bits() < subject.bits())) {
            changes.add(exempt(subject, removal.ground(), removal.reviewAt()));
        }
        listings.stream()
                .filter(row -> subject.contains(row.prefix()))
                .forEach(row -> changes.add(new Change.End(
                        row.list(),
                        row.prefix(),
                        Engine.criterionId(row),
                        row.source(),
                        Action.REMOVE,
                        Published.cause(removal.ground()))));
        return changes;
    }

    private Change exempt(Prefix subject, Ground ground, Instant reviewAt) {
        return new Change.Exempt(list.name(), subject, Engine.REMOVAL, Published.cause(ground), Optional.of(reviewAt));
    }
}
