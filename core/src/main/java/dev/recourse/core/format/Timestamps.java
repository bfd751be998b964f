package dev.recourse.core.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** {@code $TIMESTAMP yyyy:mm:dd[:hh:mi:ss] [expires|+time]}: from when and until when the data holds. */
final class Timestamps {
    private static final long NONE = 0;

    private Timestamps() {}

    /** @throws SyntaxException when the data is from the future or its time is over: rbldnsd does not serve it either */
    static void require(Cursor line, long now) {
        long stamp = stamp(line);
        if (stamp > now) {
            throw new SyntaxException("says that the data is from the future; check this machine's clock");
        }
        long expires = NONE;
        if (line.take('+')) {
            long time = Specials.time(line);
            if (stamp == NONE || time == 0) {
                throw new SyntaxException("has an expiry relative to nothing");
            }
            expires = stamp + time;
        } else if (!line.atEnd()) {
            expires = stamp(line);
        }
        if (expires != NONE && expires < now) {
            throw new SyntaxException("says that the data has expired; fetch it anew");
        }
    }

    private static long stamp(Cursor line) {
        String word = line.word();
        if (word.equals("0") || word.equals("-") || word.equals(":")) {
            return NONE;
        }
        Cursor digits = new Cursor(word);
        int year = field(digits, 4);
        int month = field(digits, 2);
        int day = field(digits, 2);
        int hour = digits.atEnd() ? 0 : field(digits, 2);
        int minute = digits.atEnd() ? 0 : field(digits, 2);
        int second = digits.atEnd() ? 0 : field(digits, 2);
        if (!digits.atEnd()) {
            throw wrong();
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    private static int field(Cursor digits, int width) {
        int value = 0;
        int seen = 0;
        while (seen < width && digits.atDigit()) {
            value = value * 10 + (digits.peek() - '0');
            digits.step();
            seen++;
        }
        if (seen == 0) {
            throw wrong();
        }
        if (!digits.take(':')) {
            digits.take('-');
        }
        return value;
    }

    private static SyntaxException wrong() {
        return new SyntaxException("has a time that is not yyyy:mm:dd:hh:mi:ss");
    }
}
