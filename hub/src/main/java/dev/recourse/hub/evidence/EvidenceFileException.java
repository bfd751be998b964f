package dev.recourse.hub.evidence;

/** A file or stream of evidence cannot be taken, or no further. The message names the place and what was taken before. */
public final class EvidenceFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvidenceFileException(String reason) {
        super(reason);
    }
}
