package dev.recourse.core.list;

import dev.recourse.core.address.IpAddress;

/**
 * A published reason for which an address may be on one list.
 *
 * @param list the name of the list it is valid for
 * @param id short name, stable for ever
 * @param version raised when the meaning changes
 * @param address the A record as a 32-bit number
 * @param importDefault whether an imported line without a value means this criterion
 * @param wording how the text becomes a TXT record
 * @param text what it says of an address
 */
public record Criterion(
        String list, String id, int version, int address, boolean importDefault, Wording wording, String text) {
    private static final int LOOPBACK = 127 << 24;

    /** What the text of a criterion is. */
    public enum Wording {
        /** The rest of the sentence "This address ...". */
        SENTENCE,
        /** A whole TXT record, in which a dollar sign stands for the address and two for one; of a list made from a file. */
        TEMPLATE
    }

    /**
     * A criterion of ours.
     *
     * @param code the last octet of the A record, 127.0.0.code
     * @param sentence what it says of an address, as the rest of the sentence "This address ..."
     */
    public static Criterion of(String list, String id, int version, int code, boolean importDefault, String sentence) {
        return new Criterion(list, id, version, LOOPBACK | code, importDefault, Wording.SENTENCE, sentence);
    }

    /** The last octet of the A record. */
    public int code() {
        return address & 0xff;
    }

    /** What it says of an address, as the rest of the sentence "This address ...". */
    public String sentence() {
        return text;
    }

    /** The A record as text. */
    public String codeText() {
        return IpAddress.ofIpv4(address).toString();
    }

    /** {@code id@version}, as the journal and the exports write it. */
    public String reference() {
        return id + "@" + version;
    }
}
