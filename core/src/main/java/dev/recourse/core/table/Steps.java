package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;

/** Goes over prefixes and their entries, in order of prefix. */
public interface Steps {
    /** Steps to the next prefix; false when there is none. */
    boolean next();

    /** The prefix stepped to. */
    Prefix prefix();

    /** All entries on exactly this prefix; may be none. */
    Entry[] entries();

    /** Steps over nothing. */
    Steps NONE = new Steps() {
        @Override
        public boolean next() {
            return false;
        }

        @Override
        public Prefix prefix() {
            throw new IllegalStateException("no step was made");
        }

        @Override
        public Entry[] entries() {
            throw new IllegalStateException("no step was made");
        }
    };
}
