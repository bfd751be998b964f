package dev.recourse.core.removal;

/** What the owner of a range says of single addresses in it that want to send mail. Stored by name. */
public enum OwnerPolicy {
    /** This address may. */
    ALLOWS,
    /** It may not. */
    FORBIDS,
    /** The owner has not said. */
    SILENT
}
