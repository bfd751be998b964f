package dev.recourse.core.rdns;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The verdict on an address with several names. */
final class Several {
    /** From the least dynamic. Someone who gives an address a real name beside a made one has spoken for it. */
    private static final List<PtrClass> ORDER =
            List.of(PtrClass.NAMED, PtrClass.STATIC, PtrClass.GENERIC, PtrClass.DYNAMIC, PtrClass.NONE);

    private Several() {}

    /** Of equals the surer one, then the first in the alphabet: the order of the records must not matter. */
    static PtrVerdict leastDynamic(List<PtrVerdict> verdicts, boolean leftOut) {
        PtrVerdict least = verdicts.stream()
                .min(Comparator.comparingInt((PtrVerdict verdict) -> ORDER.indexOf(verdict.ptrClass()))
                        .thenComparing(PtrVerdict::confidence, Comparator.reverseOrder())
                        .thenComparing(PtrVerdict::name))
                .orElseThrow();
        boolean differ = verdicts.stream().anyMatch(other -> other.ptrClass() != least.ptrClass());
        if (!differ && !leftOut) {
            return least;
        }
        Set<Note> notes = EnumSet.noneOf(Note.class);
        notes.addAll(least.notes());
        if (differ) {
            notes.add(Note.SEVERAL_NAMES);
        }
        if (leftOut) {
            notes.add(Note.NAMES_LEFT_OUT);
        }
        return new PtrVerdict(
                least.ptrClass(),
                least.confidence(),
                least.rule(),
                least.name(),
                least.spans(),
                least.embedded(),
                least.word(),
                least.scheme(),
                notes,
                least.malformed());
    }
}
