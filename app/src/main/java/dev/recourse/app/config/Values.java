package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.answer.Identity;
import dev.recourse.edge.client.PrefixLengths;
import dev.recourse.edge.client.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the values of keys. Each throws IllegalArgumentException where the text is not one. */
final class Values {
    static final String LISTEN_FORM = "ADDRESS:PORT, as in 127.0.0.1:5300 or [::1]:5300";

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

    private Values() {}

    /** {@code 90s}, {@code 15m}, {@code 12h}, {@code 7d}. */
    static Duration duration(String text, Duration least, Duration most) {
        require(text.matches("[0-9]{1,9}[smhd]"));
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        Duration duration = switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
        return duration;
    }

    static List<ListenAddress> listenAddresses(String text) {
        List<ListenAddress> addresses = words(text).map(ListenAddress::parse).toList();
        require(!addresses.isEmpty() && addresses.stream().distinct().count() == addresses.size());
        return addresses;
    }

    /** From 1 to {@code most}. */
    static int number(String text, int most) {
        require(text.matches("[1-9][0-9]{0,8}") && Integer.parseInt(text) <= most);
        return Integer.parseInt(text);
    }

    static List<Prefix> prefixes(String text) {
        List<Prefix> prefixes = words(text).map(Prefix::parse).toList();
        require(prefixes.size() <= 1000);
        return prefixes;
    }

    static Optional<Rate> rate(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        List<String> numbers = words(text).toList();
        require(numbers.size() == 2);
        return Optional.of(new Rate(number(numbers.get(0), Rate.MOST), number(numbers.get(1), Rate.MOST)));
    }

    static PrefixLengths prefixLengths(String text) {
        List<String> numbers = words(text).toList();
        require(numbers.size() == 2);
        return new PrefixLengths(number(numbers.get(0), 32), number(numbers.get(1), 128));
    }

    static Optional<String> identity(String text) {
        require(text.matches("[ -~]{0," + Identity.LONGEST + "}"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.of() : Arrays.stream(text.split("\\s+"));
    }

    static Optional<String> url(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI uri = URI.create(text);
        require(uri.getHost() != null && text.matches("https?://.*[^/]") && uri.getQuery() == null);
        // It stands in every TXT record, which has 255 octets for everything.
        require(text.length() <= 80);
        return Optional.of(text);
    }

    static String domainName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        require(name.length() <= 150 && name.matches(LABEL + "(\\." + LABEL + ")+"));
        return name;
    }

    static List<String> domainNames(String text) {
        return words(text).map(Values::domainName).toList();
    }

    static String mailAddress(String text) {
        require(text.matches("[A-Za-z0-9._+-]{1,64}@[^@\\s]+"));
        domainName(text.substring(text.indexOf('@') + 1));
        return text;
    }

    static boolean either(String text, String yes, String no) {
        require(text.equals(yes) || text.equals(no));
        return text.equals(yes);
    }

    /** As a fraction: {@code 50%} is 0.5. */
    static double percentage(String text, int most) {
        require(text.matches("[0-9]{1,6}%"));
        int percent = Integer.parseInt(text.substring(0, text.length() - 1));
        require(percent <= most);
        return percent / 100.0;
    }

    static List<NotifyAddress> notifyAddresses(String text) {
        List<NotifyAddress> addresses = words(text).map(NotifyAddress::parse).toList();
        require(addresses.size() <= 100);
        return addresses;
    }

    static List<ListenAddress> resolvers(String text) {
        List<ListenAddress> addresses = words(text).map(ListenAddress::parse).toList();
        require(addresses.size() <= 10 && addresses.stream().distinct().count() == addresses.size());
        require(addresses.stream().noneMatch(address -> address.port() == 0));
        return addresses;
    }

    static List<ServerAddress> serverAddresses(String text) {
        List<ServerAddress> addresses = words(text).map(ServerAddress::parse).toList();
        require(addresses.size() <= 100);
        return addresses;
    }

    /** A key's name is a domain name, of one label too. */
    static String keyName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        require(name.length() <= 150 && name.matches(LABEL + "(\\." + LABEL + ")*"));
        return name;
    }

    static Optional<String> postgresUrl(String text) {
        require(text.isEmpty() || text.startsWith("jdbc:postgresql:"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static String nonEmpty(String text) {
        require(!text.isEmpty());
        return text;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
