package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.JournalEntry;

/**
 * What makes a row in force one and the same. An exemption is one a list and prefix, so its source is not part of it.
 *
 * @param criterion the id; empty for holes and exemptions
 * @param source empty for exemptions
 */
record Key(Row.Kind kind, String list, Prefix prefix, String criterion, String source) {

    static Key of(Change change) {
        return switch (change) {
            case Change.Add add ->
                listing(
                        add.listing().list(),
                        add.listing().prefix(),
                        add.listing().criterion().id(),
                        add.listing().source());
            case Change.End end -> listing(end.list(), end.prefix(), end.criterionId(), end.source());
            case Change.Hole hole -> hole(hole.list(), hole.prefix(), hole.source());
            case Change.Unhole hole -> hole(hole.list(), hole.prefix(), hole.source());
            case Change.Exempt exempt -> exemption(exempt.list(), exempt.prefix());
            case Change.Unexempt exempt -> exemption(exempt.list(), exempt.prefix());
        };
    }

    static Key of(Row row) {
        return switch (row.kind()) {
            case LISTING -> listing(row.list(), row.prefix(), id(row.criterion().orElseThrow()), row.source());
            case HOLE -> hole(row.list(), row.prefix(), row.source());
            case EXEMPTION -> exemption(row.list(), row.prefix());
        };
    }

    static Key of(JournalEntry entry) {
        return switch (entry.action()) {
            case ADD, RENEW, REMOVE, EXPIRE ->
                listing(entry.list(), entry.prefix(), id(entry.criterion().orElseThrow()), entry.source());
            case HOLE, UNHOLE -> hole(entry.list(), entry.prefix(), entry.source());
            case EXEMPT, UNEXEMPT -> exemption(entry.list(), entry.prefix());
        };
    }

    /** Whether the action leaves something in force. */
    static boolean begins(Action action) {
        return switch (action) {
            case ADD, RENEW, HOLE, EXEMPT -> true;
            case REMOVE, EXPIRE, UNHOLE, UNEXEMPT -> false;
        };
    }

    private static Key listing(String list, Prefix prefix, String criterion, String source) {
        return new Key(Row.Kind.LISTING, list, prefix, criterion, source);
    }

    private static Key hole(String list, Prefix prefix, String source) {
        return new Key(Row.Kind.HOLE, list, prefix, "", source);
    }

    private static Key exemption(String list, Prefix prefix) {
        return new Key(Row.Kind.EXEMPTION, list, prefix, "", "");
    }

    private static String id(String reference) {
        return reference.substring(0, reference.indexOf('@'));
    }
}
