package dev.recourse.app.config;

import dev.recourse.core.address.Prefix;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\s+")).map(Values::domainName).toList();
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

    static List<Prefix> prefixes(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\s+")).map(Prefix::parse).toList();
    }

    static List<NotifyAddress> notifyAddresses(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\s+")).map(NotifyAddress::parse).toList();
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
