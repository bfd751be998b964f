package dev.recourse.core.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lines that begin with a dollar sign. What only a name server needs is kept for one. */
final class Specials {
    private static final long MOST = 0xffffffffL;

    private final Texts texts = new Texts();
    private final long now;
    private long maxRange = Long.MAX_VALUE;
    private Optional<Long> ttl = Optional.empty();
    private Optional<ServerLines.Soa> soa = Optional.empty();
    private List<String> nameServers = List.of();

    Specials(long now) {
        this.now = now;
    }

    Texts texts() {
        return texts;
    }

    /** What was said to a name server: of SOA and NS the first counts. */
    ServerLines server() {
        return new ServerLines(ttl, soa, nameServers);
    }

    /** The most addresses that an entry of ip4set or ip4trie may cover; wider ones do not count. */
    long maxRange() {
        return maxRange;
    }

    /**
     * Takes in what stands behind the dollar sign.
     *
     * @return false when it is none of the known ones
     * @throws SyntaxException when it is one and its values are wrong
     */
    boolean take(String text) {
        Cursor line = new Cursor(text);
        char first = line.peek();
        String word = line.word().toLowerCase(Locale.ROOT);
        if (word.length() == 1 && (first == '=' || (first >= '0' && first <= '9'))) {
            define(first, line.rest());
            return true;
        }
        switch (word) {
            case "soa" -> soa(line);
            case "ns", "nameserver" -> ns(line);
            case "ttl" -> ttl = Optional.of(time(line));
            case "maxrange4" -> maxRange(line);
            case "timestamp" -> Timestamps.require(line, now);
            case "dataset" ->
                throw new SyntaxException("begins a combined file: give each of its parts as a file of its own");
            default -> {
                return false;
            }
        }
        if (!line.atEnd()) {
            throw new SyntaxException("has more values than $" + word + " takes");
        }
        return true;
    }

    private void define(char name, String text) {
        if (text.isEmpty()) {
            throw new SyntaxException("has no text for $" + name);
        }
        texts.define(name, text);
    }

    private void soa(Cursor line) {
        time(line);
        String server = name(line);
        String contact = name(line);
        long serial = line.number(MOST, "the serial");
        line.skipSpace();
        ServerLines.Soa said =
                new ServerLines.Soa(server, contact, serial, time(line), time(line), time(line), time(line));
        soa = soa.isPresent() ? soa : Optional.of(said);
    }

    private void ns(Cursor line) {
        time(line);
        List<String> names = new ArrayList<>();
        do {
            names.add(name(line));
        } while (!line.atEnd());
        nameServers = nameServers.isEmpty() ? names : nameServers;
    }

    private static String name(Cursor line) {
        String name = line.word();
        if (name.isEmpty() || name.length() > 255) {
            throw new SyntaxException("has no host name where one belongs");
        }
        return name;
    }

    /** A number of seconds, or of the unit behind it. */
    static long time(Cursor line) {
        long value = line.number(MOST, "a time");
        long unit = switch (Character.toLowerCase(line.peek())) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            default -> 0;
        };
        if (unit > 0) {
            line.step();
        }
        if (!line.atEnd() && !Cursor.isSpace(line.peek())) {
            throw new SyntaxException("has a time that is not a number with s, m, h, d or w");
        }
        line.skipSpace();
        return value * Math.max(unit, 1);
    }

    /** {@code /24} or 256. It can only become smaller. */
    private void maxRange(Cursor line) {
        boolean length = line.take('/');
        long most = line.number(length ? 32 : MOST, "the range");
        if (most == 0) {
            throw new SyntaxException("has a range of 0");
        }
        maxRange = Math.min(maxRange, length ? 1L << (32 - most) : most);
    }
}
