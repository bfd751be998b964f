package dev.recourse.core.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All lists with their criteria, from the two tables beside this class.
 *
 * @param lists in the order in which they are shown: most serious first
 */
public record Catalogue(List<BlockList> lists) {

    private static final Catalogue SHIPPED = read();

    public Catalogue {
        lists = List.copyOf(lists);
    }

    /** The lists that ship with Recourse. */
    public static Catalogue shipped() {
        return SHIPPED;
    }

    /** The same lists, none with answers that live longer. */
    public Catalogue withTtlAtMost(Duration most) {
        return new Catalogue(lists.stream().map(l -> l.withTtlAtMost(most)).toList());
    }

    /** The list of that name. */
    public Optional<BlockList> list(String name) {
        return lists.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /** The criterion of that id where it is valid for that list. */
    public Optional<Criterion> criterion(String list, String id) {
        return list(list).flatMap(l -> l.criterion(id));
    }

    /** The names of all lists, for messages. */
    public String names() {
        return String.join(", ", lists.stream().map(BlockList::name).toList());
    }

    private static Catalogue read() {
        List<Criterion> criteria =
                rows("criteria.tsv", 6).stream().map(Catalogue::criterion).toList();
        return new Catalogue(rows("lists.tsv", 8).stream()
                .map(cells -> list(cells, criteria))
                .toList());
    }

    private static Criterion criterion(String[] cells) {
        return Criterion.of(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                cells[4].equals("yes"),
                cells[5]);
    }

    private static BlockList list(String[] cells, List<Criterion> criteria) {
        return new BlockList(
                cells[0],
                Use.parse(cells[1]),
                duration(cells[2]).orElseThrow(),
                duration(cells[3]),
                duration(cells[4]),
                cells[5],
                cells[6],
                cells[7],
                criteria.stream().filter(c -> c.list().equals(cells[0])).toList());
    }

    private static Optional<Duration> duration(String text) {
        if (text.equals("never")) {
            return Optional.empty();
        }
        return Optional.of(Duration.parse((text.endsWith("d") ? "P" : "PT") + text));
    }

    private static List<String[]> rows(String resource, int columns) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> cells(line, resource, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] cells(String line, String resource, int columns) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(resource + " has a line of " + cells.length + " columns: " + line);
        }
        return cells;
    }
}
