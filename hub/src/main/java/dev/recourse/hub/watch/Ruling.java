package dev.recourse.hub.watch;

import dev.recourse.core.rdns.PtrClass;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.store.Reading;
import dev.recourse.hub.store.Reading.Forward;
import dev.recourse.hub.store.Row;
import java.util.Optional;

/**
 * What becomes of an entry, given what reverse DNS says now. It depends on the reading alone and not on what it was before: a
 * watcher that was killed comes to the same again.
 */
sealed interface Ruling {

    /** The entry still has its reason, or there is no telling. */
    record Stays() implements Ruling {}

    /** It has lost its reason if the next reading finds the same: once may be a mistake that is being made good. */
    record Doubted() implements Ruling {}

    /**
     * It has lost its reason.
     *
     * @param cause why, for the public record
     */
    record Ends(String cause) implements Ruling {}

    /** The sentence of the journal has room for a name, not for the longest. */
    int LONGEST_NAME = 100;

    /** Whether the entry rests on the reverse DNS of its single address. */
    static boolean restsOnReverseDns(Row row) {
        return row.prefix().isSingle()
                && switch (row.kind()) {
                    case LISTING -> expected(row).isPresent();
                    case HOLE -> false;
                    case EXEMPTION -> row.source().equals(Engine.RDNS);
                };
    }

    /** What the name says, where the listing is right. */
    private static Optional<PtrClass> expected(Row row) {
        return switch (row.list() + "/" + Engine.criterionId(row)) {
            case "dul/rdns-dynamic" -> Optional.of(PtrClass.DYNAMIC);
            case "generic/rdns-generic" -> Optional.of(PtrClass.GENERIC);
            case "noptr/no-rdns" -> Optional.of(PtrClass.NONE);
            default -> Optional.empty();
        };
    }

    static Ruling of(Row row, Reading.Found found) {
        return switch (row.kind()) {
            case LISTING ->
                expected(row).map(expected -> ofListing(expected, found)).orElseGet(Stays::new);
            case HOLE -> new Stays();
            case EXEMPTION -> ofExemption(found);
        };
    }

    private static Ruling ofListing(PtrClass expected, Reading.Found found) {
        return switch (found.ptrClass()) {
            // Whoever can write any name into its reverse DNS, but not into the zone of that name, gains nothing by it.
            case STATIC, NAMED ->
                found.forward() == Forward.CONFIRMED
                        ? new Ends("its reverse DNS name is now " + name(found) + ", which leads back to it")
                        : new Stays();
            case DYNAMIC, GENERIC, NONE ->
                found.ptrClass() == expected
                        ? new Stays()
                        : twice(found, "its reverse DNS " + now(found) + ", so this listing's reason is gone");
        };
    }

    private static Ruling ofExemption(Reading.Found found) {
        return switch (found.ptrClass()) {
            case STATIC, NAMED ->
                found.forward() == Forward.MISMATCHED
                        ? twice(found, "its reverse DNS name " + name(found) + " does not lead back to it any more")
                        : new Stays();
            case DYNAMIC, GENERIC, NONE ->
                twice(found, "its reverse DNS " + now(found) + ", so this exemption's reason is gone");
        };
    }

    private static Ruling twice(Reading.Found found, String cause) {
        return found.alike() > 1 ? new Ends(cause) : new Doubted();
    }

    private static String now(Reading.Found found) {
        return found.names().isEmpty() ? "has no name any more" : "name is now " + name(found);
    }

    private static String name(Reading.Found found) {
        String name = found.names().isEmpty() ? "" : found.names().getFirst();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
