package dev.recourse.hub.intake;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;

/** What a source is to have in force on one prefix, once its file is in. */
public sealed interface Wanted {
    Prefix prefix();

    record Listed(Prefix prefix, Criterion criterion, String detail) implements Wanted {}

    record Hole(Prefix prefix) implements Wanted {}
}
