package dev.recourse.core.dns;

/** Reads the options of an OPT record (RFC 6891 6.1.2). */
final class OptReader {
    private static final int HEAD = 4;
    private static final int CLIENT = Long.BYTES;
    private static final int WITH_SERVER = 3 * Long.BYTES;
    private static final int LEAST_WITH_SERVER = 16;
    private static final int MOST_WITH_SERVER = 40;
    private static final Cookie NO_COOKIE = Edns.Options.NONE.cookie();

    private final byte[] message;
    private final int end;
    private Cookie cookie = NO_COOKIE;
    private boolean broken;
    private boolean serverId;
    private boolean expire;
    private boolean keepalive;

    private OptReader(byte[] message, int end) {
        this.message = message;
        this.end = end;
    }

    /** The record's meaning; {@link Edns.Broken} where its options do not add up. */
    static Edns read(byte[] message, int from, int end, int payloadSize, int version) {
        if (from == end) {
            return new Edns.Present(payloadSize, version, Edns.Options.NONE);
        }
        OptReader reader = new OptReader(message, end);
        if (!reader.addUp(from)) {
            return new Edns.Broken();
        }
        if (version != 0) {
            return new Edns.Present(payloadSize, version, Edns.Options.NONE);
        }
        reader.readAll(from);
        return reader.broken ? new Edns.Broken() : new Edns.Present(payloadSize, version, reader.options());
    }

    private boolean addUp(int from) {
        int at = from;
        while (at + HEAD <= end) {
            at += HEAD + pair(at + 2);
        }
        return at == end;
    }

    private void readAll(int from) {
        for (int at = from; at < end; at += HEAD + pair(at + 2)) {
            switch (pair(at)) {
                case OptionCode.NSID -> serverId = true;
                case OptionCode.EXPIRE -> expire = true;
                case OptionCode.KEEPALIVE -> keepalive = true;
                case OptionCode.COOKIE -> cookie(at + HEAD, pair(at + 2));
                default -> {}
            }
        }
    }

    private void cookie(int from, int length) {
        // RFC 7873 5.2: all but the first are ignored.
        if (!(cookie instanceof Cookie.None) || broken) {
            return;
        }
        if (length == CLIENT) {
            cookie = new Cookie.ClientOnly(word(from));
        } else if (length == WITH_SERVER) {
            cookie = new Cookie.Both(word(from), word(from + 8), word(from + 16));
        } else if (length >= LEAST_WITH_SERVER && length <= MOST_WITH_SERVER) {
            cookie = new Cookie.Foreign(word(from));
        } else {
            broken = true;
        }
    }

    private Edns.Options options() {
        return new Edns.Options(cookie, serverId, expire, keepalive);
    }

    private long word(int from) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << 8 | (message[from + i] & 0xff);
        }
        return word;
    }

    private int pair(int index) {
        return (message[index] & 0xff) << 8 | (message[index + 1] & 0xff);
    }
}
