package dev.recourse.core.dns;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Reads and writes domain names as text. */
final class NameText {
    private NameText() {}

    static DomainName parse(String text) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        labels(text, text, wire);
        return finish(text, wire);
    }

    static DomainName parseMailbox(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw new NameFormatException(address, "is not a mail address");
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        // A dot in front of the @ is part of the first label: it divides nothing.
        label(address, address.substring(0, at), wire);
        labels(address, address.substring(at + 1), wire);
        return finish(address, wire);
    }

    private static void labels(String whole, String text, ByteArrayOutputStream wire) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        for (String label : name.split("\\.", -1)) {
            for (int i = 0; i < label.length(); i++) {
                if (!isNameCharacter(label.charAt(i))) {
                    throw new NameFormatException(
                            whole, "is not a domain name: '" + label.charAt(i) + "' cannot be in one");
                }
            }
            label(whole, label, wire);
        }
    }

    private static void label(String whole, String label, ByteArrayOutputStream wire) {
        if (label.isEmpty() || label.length() > DomainName.LONGEST_LABEL) {
            throw new NameFormatException(whole, "is not a name: each part has 1 to 63 characters");
        }
        wire.write(label.length());
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new NameFormatException(whole, "has a character that cannot be in a name");
            }
            wire.write(c);
        }
    }

    private static DomainName finish(String whole, ByteArrayOutputStream wire) {
        wire.write(0);
        if (wire.size() > DomainName.LONGEST) {
            throw new NameFormatException(whole, "is too long for a domain name");
        }
        return DomainName.ofWire(wire.toByteArray());
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** @param wire the octets of a name below the root, one character each */
    static String format(String wire) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (wire.charAt(at) != 0) {
            int end = at + 1 + wire.charAt(at);
            if (at > 0) {
                text.append('.');
            }
            for (int i = at + 1; i < end; i++) {
                character(wire.charAt(i), text);
            }
            at = end;
        }
        return text.toString();
    }

    private static void character(char c, StringBuilder text) {
        if (c <= ' ' || c > '~') {
            text.append(String.format(Locale.ROOT, "\\%03d", (int) c));
            return;
        }
        if (".\\\"();@$".indexOf(c) >= 0) {
            text.append('\\');
        }
        text.append(c);
    }
}
