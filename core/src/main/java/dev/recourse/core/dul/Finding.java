package dev.recourse.core.dul;

import dev.recourse.core.rdns.PtrClass;
import java.util.Arrays;
import java.util.Optional;

/** What a reverse name can put an address on a list for. */
public enum Finding {
    /** The name says that the address is dynamic. */
    DYNAMIC("dul", "rdns-dynamic"),
    /** The name is made from the address and says neither. */
    GENERIC("generic", "rdns-generic"),
    /** There is no name, and the address was seen sending. */
    NO_NAME("noptr", "no-rdns");

    private final String list;
    private final String criterion;

    Finding(String list, String criterion) {
        this.list = list;
        this.criterion = criterion;
    }

    /** The name of the list. */
    public String list() {
        return list;
    }

    /** The id of the list's criterion. */
    public String criterion() {
        return criterion;
    }

    /** The finding of that list. */
    public static Optional<Finding> ofList(String list) {
        return Arrays.stream(values()).filter(f -> f.list.equals(list)).findFirst();
    }

    /** What a class is a reason for; a name that says static, or a name of its own, is none. */
    public static Optional<Finding> of(PtrClass ptrClass) {
        return switch (ptrClass) {
            case DYNAMIC -> Optional.of(DYNAMIC);
            case GENERIC -> Optional.of(GENERIC);
            case NONE -> Optional.of(NO_NAME);
            case STATIC, NAMED -> Optional.empty();
        };
    }
}
