package dev.recourse.hub.intake;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.format.FileEntry;
import dev.recourse.core.format.Value;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From the values of a file to criteria of a list. An explicit map wins. A value that the file says means the criterion of
 * that code, and else what {@code *} is mapped to. Where the file says none it is the other way round, and at last the
 * list's own import default.
 */
final class ValueMap {
    private static final String OTHERS = "*";
    private static final int SHOWN = 20;
    private static final int LOOPBACK = 127 << 24;

    private final BlockList list;
    private final Map<Integer, Criterion> explicit = new HashMap<>();
    private final Map<Integer, Unmapped> unmapped = new LinkedHashMap<>();
    private Optional<Criterion> others = Optional.empty();

    private static final class Unmapped {
        final FileEntry.Listed first;
        long count;

        Unmapped(FileEntry.Listed first) {
            this.first = first;
        }
    }

    /** @throws ImportException when a map is wrong */
    ValueMap(BlockList list, Map<String, String> maps) {
        this.list = list;
        maps.forEach((value, id) -> {
            Criterion criterion = list.criterion(id)
                    .orElseThrow(() -> new ImportException("--map " + value + "=" + id + ": '" + id
                            + "' is not a criterion of list " + list.name() + " (criteria: " + criteria() + ")"));
            if (value.equals(OTHERS)) {
                others = Optional.of(criterion);
            } else {
                explicit.put(address(value), criterion);
            }
        });
    }

    /** The criterion; where there is none it is noted for {@link #requireAllMapped}. */
    Optional<Criterion> criterion(FileEntry.Listed entry) {
        Value value = entry.value();
        Optional<Criterion> found = Optional.ofNullable(explicit.get(value.address()));
        if (found.isEmpty()) {
            found = value.said()
                    ? ofCode(value).or(() -> others)
                    : others.or(() -> ofCode(value)).or(list::importDefault);
        }
        if (found.isEmpty()) {
            unmapped.computeIfAbsent(value.address(), a -> new Unmapped(entry)).count++;
        }
        return found;
    }

    /** @throws ImportException naming every value without a criterion, with its first line and the way out */
    void requireAllMapped() {
        if (unmapped.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        unmapped.values().stream().limit(SHOWN).map(this::problem).forEach(lines::add);
        if (unmapped.size() > SHOWN) {
            lines.add("and " + (unmapped.size() - SHOWN) + " more values");
        }
        lines.add("criteria of list " + list.name() + ": " + criteria() + ". Nothing was imported.");
        throw new ImportException(String.join("\n", lines));
    }

    private String problem(Unmapped value) {
        FileEntry.Listed first = value.first;
        boolean none = first.value().address() == 0;
        return first.place() + ": " + first.prefix() + " has "
                + (none
                        ? "no value, and list " + list.name() + " has no criterion for such lines"
                        : "the value " + first.value().addressText()
                                + (first.value().said() ? "" : ", rbldnsd's default,")
                                + " which is no criterion of list " + list.name())
                + (value.count > 1 ? " (and " + (value.count - 1) + " more like it)" : "") + ": add --map "
                + (none ? "'*'" : first.value().addressText()) + "=CRITERION";
    }

    private Optional<Criterion> ofCode(Value value) {
        return list.criteria().stream()
                .filter(c -> (LOOPBACK | c.code()) == value.address())
                .findFirst();
    }

    private int address(String value) {
        try {
            boolean octet =
                    !value.isEmpty() && value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9');
            IpAddress address = IpAddress.parse(octet ? "127.0.0." + value : value);
            if (address.isIpv4()) {
                return address.ipv4Bits();
            }
        } catch (AddressFormatException e) {
            throw new ImportException("--map " + value + "=...: " + e.getMessage(), e);
        }
        throw new ImportException("--map " + value + "=...: a value is an IPv4 address, a last octet, or *");
    }

    private String criteria() {
        return list.criteria().stream().map(Criterion::id).collect(Collectors.joining(", "));
    }
}
