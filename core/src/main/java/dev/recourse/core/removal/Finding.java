package dev.recourse.core.removal;

import java.time.Instant;

/** One thing that was looked at, with the time; perhaps without a result, which then says nothing for or against anybody. */
public sealed interface Finding<T> {
    /** When it was looked at. */
    Instant at();

    /** It is known. */
    record Known<T>(T value, Instant at) implements Finding<T> {}

    /**
     * It could not be found out.
     *
     * @param cause why, as a clause for strangers
     */
    record Unknown<T>(String cause, Instant at) implements Finding<T> {}
}
