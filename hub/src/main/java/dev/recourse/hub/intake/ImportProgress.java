package dev.recourse.hub.intake;

/** Is told how far an import is, often; on the importing thread. */
public interface ImportProgress {
    /** Says nothing to anyone. */
    ImportProgress NONE = new ImportProgress() {};

    /** So many bytes of all files have been read. */
    default void read(long bytes, long total) {}

    /** So many changes have been staged. */
    default void staged(long changes, long total) {}
}
