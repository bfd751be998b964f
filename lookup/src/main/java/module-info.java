import org.jspecify.annotations.NullMarked;

/** Asks the world in DNS, within limits. Needs core, and dnsjava for messages; no type of dnsjava is seen outside. */
@NullMarked
module dev.recourse.lookup {
    requires transitive dev.recourse.core;
    requires org.dnsjava;
    requires static org.jspecify;

    exports dev.recourse.lookup.dns;
    exports dev.recourse.lookup.rdns;
}
