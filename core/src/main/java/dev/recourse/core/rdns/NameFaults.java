package dev.recourse.core.rdns;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Whether a name is a proper host name: RFC 1035 2.3, RFC 1912 2.1. The worst fault is named. */
final class NameFaults {
    private static final int LONGEST_LABEL = 63;

    /** Domains of no public DNS: RFC 6761, RFC 6762, RFC 8375, and what routers are delivered with. */
    private static final Set<String> LOCAL = Set.of(
            "local",
            "localdomain",
            "localhost",
            "lan",
            "home",
            "internal",
            "intranet",
            "corp",
            "private",
            "invalid",
            "test",
            "workgroup",
            "domain",
            "localnet");

    private NameFaults() {}

    static void find(PtrName name) {
        byte[] text = name.text;
        int length = name.length;
        int labelStart = 0;
        int labels = 0;
        boolean lastIsNumber = false;
        for (int i = 0; i <= length; i++) {
            byte kind = i == length ? Characters.DOT : Characters.kind(text[i]);
            if (kind == Characters.DOT) {
                labels++;
                lastIsNumber = label(name, labelStart, i);
                labelStart = i + 1;
            } else if (kind == Characters.OTHER) {
                name.fault(Malformation.BAD_CHARACTER);
            } else if (kind == Characters.UNDERSCORE) {
                name.fault(Malformation.UNDERSCORE);
            }
        }
        ending(name, labels, lastIsNumber);
    }

    /** Looks at one label; says whether it is a number. */
    private static boolean label(PtrName name, int start, int end) {
        byte[] text = name.text;
        if (start == end) {
            name.fault(Malformation.EMPTY_LABEL);
            return false;
        }
        if (end - start > LONGEST_LABEL) {
            name.fault(Malformation.LONG_LABEL);
        }
        if (text[start] == '-' || text[end - 1] == '-') {
            name.fault(Malformation.HYPHEN_AT_EDGE);
        }
        for (int i = start; i < end; i++) {
            if (!Characters.isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static void ending(PtrName name, int labels, boolean lastIsNumber) {
        if (lastIsNumber) {
            name.fault(Malformation.NUMERIC_ENDING);
        }
        if (labels == 1) {
            name.fault(Malformation.SINGLE_LABEL);
        } else if (isLocal(name)) {
            name.fault(Malformation.LOCAL_DOMAIN);
        }
    }

    private static boolean isLocal(PtrName name) {
        int start = name.length;
        while (start > 0 && name.text[start - 1] != '.') {
            start--;
        }
        // No other top-level domain of this length begins so often; a string is made for few names.
        return name.length - start > 2
                && LOCAL.contains(new String(name.text, start, name.length - start, StandardCharsets.ISO_8859_1));
    }

    /** Whether the content is an address and no name. */
    static boolean isAddress(PtrName name) {
        int colons = 0;
        for (int i = 0; i < name.length; i++) {
            byte b = name.text[i];
            if (b == ':') {
                colons++;
            } else if (b != '.' && !Characters.isDigit(b) && (colons == 0 || Characters.hex(b) < 0)) {
                return false;
            }
        }
        name.fault(Malformation.ADDRESS_AS_NAME);
        return true;
    }
}
