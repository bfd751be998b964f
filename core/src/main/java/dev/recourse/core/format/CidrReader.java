package dev.recourse.core.format;

import static dev.recourse.core.format.FormatException.quote;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One prefix, address or range a line; what stands behind {@code #} or {@code ;} is a comment.
 *
 * <p>A last line without its end is taken: many published lists end so.
 */
final class CidrReader implements ListReader {
    private final List<FileEntry> entries = new ArrayList<>();
    private String file = "";
    private int line;

    @Override
    public void beginFile(String name) {
        file = name;
        line = 0;
    }

    @Override
    public void line(String text) {
        line++;
        String entry = withoutComment(text).strip();
        if (entry.isEmpty()) {
            return;
        }
        try {
            int dash = entry.indexOf('-');
            if (dash < 0) {
                add(Prefix.parse(entry));
            } else {
                range(entry, dash).forEachPrefix(this::add);
            }
        } catch (AddressFormatException e) {
            throw new FormatException(file, line, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void endFile(boolean lineEnded) {}

    @Override
    public FileContents finish() {
        entries.sort(Comparator.comparing(FileEntry::prefix));
        return new FileContents(entries, new Texts(), ServerLines.NONE, new IgnoredLines().all());
    }

    private void add(Prefix prefix) {
        entries.add(new FileEntry.Listed(prefix, Value.NONE, file, line));
    }

    private AddressRange range(String entry, int dash) {
        IpAddress first = IpAddress.parse(entry.substring(0, dash).strip());
        IpAddress last = IpAddress.parse(entry.substring(dash + 1).strip());
        if (first.isIpv4() != last.isIpv4()) {
            throw new FormatException(file, line, quote(entry) + " is a range from one family to the other");
        }
        if (last.compareTo(first) < 0) {
            throw new FormatException(file, line, quote(entry) + " is a range that ends before it begins");
        }
        return new AddressRange(first, last);
    }

    private static String withoutComment(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Cursor.isComment(text.charAt(i))) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
