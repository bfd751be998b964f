package dev.recourse.core.dns;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Whether a message is signed, by whom, and rightly: in the order of RFC 8945 5.2. */
public sealed interface TsigCheck {

    /** It has no signature. */
    record Unsigned() implements TsigCheck {}

    /** More than one signature, or not one that can be read: FORMERR. */
    record Broken() implements TsigCheck {}

    /**
     * The signature is right.
     *
     * @param key of the one who signed
     * @param signer signs the reply
     * @param message without the signature, with the id that was signed; on an array
     */
    record Signed(TsigKey key, TsigSigner signer, ByteBuffer message) implements TsigCheck {}

    /**
     * It is not: NOTAUTH, with this TSIG record behind it.
     *
     * @param error BADKEY, BADSIG, BADTIME or BADTRUNC
     */
    record Refused(int error, Rejection rejection) implements TsigCheck {}

    /** Puts the error record behind a reply: signed where the signature was right but for its time or length. */
    @FunctionalInterface
    interface Rejection {
        byte[] behind(byte[] reply);
    }

    /**
     * Checks a message.
     *
     * @param keys all keys that there are
     * @param now seconds since 1970
     */
    static TsigCheck of(byte[] message, int length, Collection<TsigKey> keys, long now) {
        return switch (Tsig.find(message, length)) {
            case Tsig.Found.Absent absent -> new Unsigned();
            case Tsig.Found.Broken broken -> new Broken();
            case Tsig.Found.Present present -> check(message, present.tsig(), keys, now);
        };
    }

    private static TsigCheck check(byte[] message, Tsig tsig, Collection<TsigKey> keys, long now) {
        Optional<TsigKey> known = keys.stream()
                .filter(key -> key.name().equals(tsig.keyName)
                        && key.algorithm().domainName().equals(tsig.algorithm))
                .findFirst();
        if (known.isEmpty()) {
            return unsigned(Rcode.BADKEY, tsig);
        }
        TsigKey key = known.get();
        int size = tsig.mac.length;
        // RFC 8945 5.2.2.1: longer than the algorithm gives, or shorter than may ever be taken.
        if (size > key.algorithm().size || size < key.algorithm().least()) {
            return new Broken();
        }
        byte[] bare = bare(message, tsig);
        byte[] mac = TsigSigner.mac(key, new byte[0], bare, true, tsig.time, tsig.fudge, tsig.error, tsig.other);
        if (!MessageDigest.isEqual(Arrays.copyOf(mac, size), tsig.mac)) {
            return unsigned(Rcode.BADSIG, tsig);
        }
        if (Math.abs(now - tsig.time) > tsig.fudge) {
            // The time of the request stays, so that the client can check the reply with its own clock.
            return signed(Rcode.BADTIME, key, tsig, tsig.time, TsigSigner.time(now));
        }
        // We ask for whole MACs; a shorter one is right, and refused by our policy (5.2.4).
        if (size < key.algorithm().size) {
            return signed(Rcode.BADTRUNC, key, tsig, now, new byte[0]);
        }
        return new Signed(key, TsigSigner.ofReply(key, tsig), ByteBuffer.wrap(bare));
    }

    private static byte[] bare(byte[] message, Tsig tsig) {
        ByteBuffer bare = ByteBuffer.wrap(Arrays.copyOf(message, tsig.start));
        bare.putShort(0, (short) tsig.originalId);
        bare.putShort(10, (short) (bare.getShort(10) - 1));
        return bare.array();
    }

    private static TsigCheck unsigned(int error, Tsig tsig) {
        return new Refused(
                error,
                reply -> TsigSigner.append(
                        reply,
                        tsig.keyName,
                        tsig.algorithm,
                        tsig.time,
                        new byte[0],
                        tsig.originalId,
                        error,
                        new byte[0]));
    }

    private static TsigCheck signed(int error, TsigKey key, Tsig tsig, long time, byte[] other) {
        return new Refused(error, reply -> TsigSigner.ofReply(key, tsig).sign(reply, time, error, other));
    }
}
