package dev.recourse.hub.cloud;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.CloudRange;
import dev.recourse.core.format.FormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads ranges that stand one a line: a geofeed (RFC 8805: {@code prefix,country,region,city,postal code}) or prefixes alone.
 * Lines that begin with '#' are comments; one of them may say when the data was made.
 */
final class LineRanges {
    private static final Pattern DATED = Pattern.compile(
            "#\\s*(?:last[_ -]?update|updated|date):\\s*([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+?)Z?\\s*",
            Pattern.CASE_INSENSITIVE);

    private final String file;
    private final List<CloudRange> ranges = new ArrayList<>();
    private Optional<Instant> publishedAt = Optional.empty();
    private boolean geofeed;

    private LineRanges(String file) {
        this.file = file;
    }

    static CloudFile read(String file, String text) {
        LineRanges reader = new LineRanges(file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(lines.get(i).strip(), i + 1);
        }
        return new CloudFile(
                reader.geofeed ? CloudFormat.GEOFEED : CloudFormat.PREFIXES, reader.publishedAt, reader.ranges);
    }

    private void line(String line, int number) {
        if (line.startsWith("#")) {
            comment(line, number);
        } else if (!line.isEmpty()) {
            range(line, number);
        }
    }

    private void comment(String line, int number) {
        Matcher dated = DATED.matcher(line);
        if (dated.matches()) {
            try {
                publishedAt = Optional.of(LocalDateTime.parse(dated.group(1)).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                throw new FormatException(file, number, FormatException.quote(dated.group(1)) + " is not a date");
            }
        }
    }

    private void range(String line, int number) {
        String[] fields = line.split(",", -1);
        geofeed |= fields.length > 1;
        try {
            ranges.add(new CloudRange(Prefix.parse(fields[0].strip()), region(fields), ""));
        } catch (AddressFormatException e) {
            throw new FormatException(file, number, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, number, e.getMessage() + ": " + FormatException.quote(line));
        }
    }

    /** Region and city, else the country (RFC 8805 2.1.1). */
    private static String region(String[] fields) {
        String region = field(fields, 2);
        String city = field(fields, 3);
        String narrow = (region + " " + city).strip();
        return narrow.isEmpty() ? field(fields, 1) : narrow;
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index].strip() : "";
    }
}
