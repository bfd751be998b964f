package dev.recourse.core.list;

/**
 * A published reason for which an address may be on one list.
 *
 * @param list the name of the list it is valid for
 * @param id short name, stable for ever
 * @param version raised when the meaning changes
 * @param code the last octet of the A record, 127.0.0.code
 * @param importDefault whether an imported line without a value means this criterion
 * @param sentence what it says of an address, as the rest of the sentence "This address ..."
 */
public record Criterion(String list, String id, int version, int code, boolean importDefault, String sentence) {

    /** The A record as text. */
    public String codeText() {
        return "127.0.0." + code;
    }

    /** {@code id@version}, as the journal and the exports write it. */
    public String reference() {
        return id + "@" + version;
    }
}
