package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;

/**
 * What a line says of its addresses.
 *
 * @param address the A record as a 32-bit number; 0 where the format has no values
 * @param said whether the file says the address; if not, it is rbldnsd's own default or none
 * @param text the TXT template, may be empty
 * @param own whether the text was written for this entry alone, not as a default for many
 */
public record Value(int address, boolean said, String text, boolean own) {
    /** No value: formats that only hold prefixes. */
    public static final Value NONE = new Value(0, false, "", false);

    /** What rbldnsd answers where a file says nothing: 127.0.0.2 without text. */
    public static final Value UNSAID = new Value(0x7f000002, false, "", false);

    /** A text about an entry of a format without values. */
    public static Value ofText(String text) {
        return new Value(0, false, text, true);
    }

    /** The A record as text; "no value" where there is none. */
    public String addressText() {
        return address == 0 ? "no value" : IpAddress.ofIpv4(address).toString();
    }
}
