package dev.recourse.hub.report;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.CloudMatch;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people say them, in plain English. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** An IPv6 host or customer has a /64 at the least (RFC 6177), so that is what people count in. */
    private static final int IPV6_NETWORK = 64;

    private Words() {}

    /** An instant to the minute. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** A day. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** Where in a cloud an address is, as a whole sentence with the date of what says so. */
    public static String cloud(CloudMatch cloud) {
        return "This address belongs to " + cloud.cloud().name()
                + (cloud.region().isEmpty() ? "" : ", region " + cloud.region())
                + ", by the ranges that it published on " + day(cloud.publishedAt()) + " (" + cloud.prefix() + ").";
    }

    /** The reverse name of an address as it was read, as a whole sentence. */
    public static String readName(Background.ReadName name) {
        return "Its own reverse name, read on " + time(name.readAt()) + ", was "
                + (name.names().isEmpty() ? "none" : String.join(", ", name.names())) + " (" + name.verdict() + ").";
    }

    /** How much a prefix covers. */
    public static String size(Prefix prefix) {
        if (prefix.isSingle()) {
            return "this address only";
        }
        if (prefix.isIpv4() || prefix.bits() > IPV6_NETWORK) {
            return "a range of " + number(prefix.size()) + " addresses";
        }
        if (prefix.bits() == IPV6_NETWORK) {
            return "one IPv6 network (/64), as a single customer has it";
        }
        return "a range of " + number(BigInteger.ONE.shiftLeft(IPV6_NETWORK - prefix.bits())) + " IPv6 networks of /64";
    }

    /** A duration in its largest whole unit: "5 minutes", "7 days". */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return count(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return count(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 && seconds > 0 ? count(seconds / 60, "minute") : count(seconds, "second");
    }

    /** What a change did. */
    public static String action(Action action) {
        return switch (action) {
            case ADD -> "listed";
            case RENEW -> "confirmed again";
            case REMOVE -> "removed";
            case EXPIRE -> "ended by itself";
            case HOLE -> "left out by its source";
            case UNHOLE -> "no longer left out by its source";
            case EXEMPT -> "exempted";
            case UNEXEMPT -> "exemption ended";
        };
    }

    /** Who caused a change. */
    public static String actor(Actor actor) {
        return switch (actor) {
            case OPERATOR -> "a person who runs the list";
            case IMPORT -> "an import from the source";
            case ENGINE -> "the rules, by themselves";
            case EXAMPLE -> "the example set";
        };
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String number(BigInteger number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }
}
