package dev.recourse.hub.report;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.IpAddress;
import java.util.Locale;

/** What a person typed, pasted or followed as an address. */
public sealed interface AddressInput {
    /** It is an address. */
    record Accepted(IpAddress address) implements AddressInput {}

    /** It is none; the reason is a sentence for that person. */
    record Rejected(String reason) implements AddressInput {}

    /**
     * Reads an address in the spellings in which it is found: with spaces around, in brackets, in the brackets and prefix
     * of SMTP ({@code [IPv6:2001:db8::1]}, RFC 5321 4.1.3), in any case.
     */
    static AddressInput read(String typed) {
        String text = bare(typed);
        if (text.isEmpty()) {
            return new Rejected("No address was given. Type an IP address, for example 192.0.2.1 or 2001:db8::1.");
        }
        if (text.indexOf('/') >= 0 && !text.contains("://")) {
            return new Rejected("That is a range. Type one address of it, without the slash and what follows.");
        }
        // A letter that no IPv6 address has, and nothing that no name has.
        if (text.matches("(?=.*[g-zG-Z_])[\\p{L}\\p{N}._-]+")) {
            return new Rejected("That is a name, and we look up IP addresses only. The address of your mail server"
                    + " stands in the message that came back to you.");
        }
        try {
            return new Accepted(IpAddress.parse(text));
        } catch (AddressFormatException e) {
            return new Rejected(e.getMessage() + ".");
        }
    }

    private static String bare(String typed) {
        // Pages and mails put no-break spaces and invisible marks around what is copied from them.
        String text =
                typed.replaceAll("^[\\s\\h\\u200b\\u200e\\u200f\\ufeff]+|[\\s\\h\\u200b\\u200e\\u200f\\ufeff]+$", "");
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text.toLowerCase(Locale.ROOT).startsWith("ipv6:") ? text.substring(5) : text;
    }
}
