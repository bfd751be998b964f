package dev.recourse.hub.mail;

/** What became of one attempt to hand a mail to the mail server. */
sealed interface Handover {

    /** It took it, and answers for it from now on. */
    record Taken() implements Handover {}

    /**
     * Not now: it could not be reached, or said so.
     *
     * @param failure what happened, for the operator
     */
    record Later(String failure) implements Handover {}

    /**
     * Never: it said so (a reply of 5yz, RFC 5321 4.2.1).
     *
     * @param failure what it said
     */
    record Never(String failure) implements Handover {}
}
