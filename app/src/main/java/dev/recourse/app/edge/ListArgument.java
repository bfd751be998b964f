package dev.recourse.app.edge;

import dev.recourse.core.format.ListFormat;
import dev.recourse.core.listing.RefusedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One list and the files that it is made from.
 *
 * @param zone the zone that answers for it, where the argument says one; else empty
 * @param list the name of the list
 * @param files at least one
 */
public record ListArgument(String zone, String list, ListFormat format, List<Path> files) {
    /** A5, A14: a label that is an octet or a nibble would be the name of addresses. */
    private static final String LIST_NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])";

    /**
     * Reads {@code NAME=FORMAT:FILE}, with further files behind commas.
     *
     * @param resolve makes a path of what was typed
     * @throws RefusedException when it is not that
     */
    public static ListArgument parse(String text, Function<String, Path> resolve) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':', equals + 1);
        if (equals < 1 || colon < 0) {
            throw new RefusedException("'" + text + "' is not NAME=FORMAT:FILE, as in rbl=ip4set:rbl.txt");
        }
        String list = text.substring(0, equals);
        if (!list.matches(LIST_NAME) || list.matches("[0-9]+")) {
            throw new RefusedException("'" + list + "' cannot be the name of a list: it becomes the label of a zone, two to 63"
                    + " small letters, digits or '-', not digits alone");
        }
        return new ListArgument("", list, format(text.substring(equals + 1, colon)), files(text.substring(colon + 1), resolve));
    }

    /**
     * Reads rbldnsd's own {@code ZONE:TYPE:FILE}, with further files behind commas.
     *
     * @param number tells lists of one zone apart
     * @throws RefusedException when it is not that, or a type that holds no addresses
     */
    public static ListArgument parseRbldnsd(String text, int number, Function<String, Path> resolve) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3 || parts[0].isEmpty() || parts[2].isEmpty()) {
            throw new RefusedException("'" + text + "' is not ZONE:TYPE:FILE, as in bl.example.org:ip4set:rbl.txt");
        }
        String zone = parts[0].toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return new ListArgument(zone, "dataset-" + number, format(parts[1]), files(parts[2], resolve));
    }

    private static ListFormat format(String text) {
        return Arrays.stream(ListFormat.values())
                .filter(f -> f.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new RefusedException("'" + text
                        + "' is not a type that is answered from: ip4set, ip4trie, ip6trie and cidr are (dnset, generic,"
                        + " combined and acl are not)"));
    }

    private static List<Path> files(String text, Function<String, Path> resolve) {
        return Arrays.stream(text.split(",", -1)).map(resolve).toList();
    }
}
