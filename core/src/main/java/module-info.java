import org.jspecify.annotations.NullMarked;

/** Values and rules. Needs java.base only: no clock, socket, file or thread. */
@NullMarked
module dev.recourse.core {
    requires static org.jspecify;

    exports dev.recourse.core.address;
    exports dev.recourse.core.cloud;
    exports dev.recourse.core.dns;
    exports dev.recourse.core.dul;
    exports dev.recourse.core.evidence;
    exports dev.recourse.core.feed;
    exports dev.recourse.core.format;
    exports dev.recourse.core.list;
    exports dev.recourse.core.listing;
    exports dev.recourse.core.map;
    exports dev.recourse.core.rdns;
    exports dev.recourse.core.removal;
    exports dev.recourse.core.snapshot;
    exports dev.recourse.core.table;
    exports dev.recourse.core.zone;
}
