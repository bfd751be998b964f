package dev.recourse.core.rdns;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be found in a name: the vocabulary of the table of decisions, written there in lower case with hyphens.
 *
 * <p>The first group are the kinds of words, the second the ways an address stands in a name, the third is about the
 * name as a whole.
 */
enum Feature {
    /** Says so itself: {@code dynamic}. */
    DYNAMIC(0),
    /** A way of assigning an address when a line comes up: {@code dhcp}, {@code pppoe}, {@code pool}. */
    ASSIGNED(1),
    /** An access technology: {@code adsl}. */
    LINE(2),
    /** Homes and people, or a technology that servers use as well: {@code home}, {@code cable}, {@code user}. */
    HOME(3),
    /** Says so itself: {@code static}. */
    STATIC(4),
    /** A customer with a line of its own: {@code dedicated}, {@code biz}. */
    FIRM(5),
    /** {@code customer}. */
    CUSTOMER(6),
    /** Words of names that are made, and of neither kind: {@code ip}, {@code host}, {@code rev}. */
    MACHINE(7),
    /** {@code smtp}. */
    MAIL(8),
    /** {@code www}, {@code vps}. */
    SERVER(9),
    /** {@code non}, {@code not}. */
    DENY(10),

    /** All four octets, or all that identifies an IPv6 address. */
    WHOLE(11),
    /** Three octets of four. */
    THREE(12),
    /** The last two octets. */
    TWO(13),
    /** The first three octets, or an IPv6 network. */
    NETWORK(14),
    /** An address that is not this one. */
    OTHER(15),
    /** The last octet, directly after a word of a made name. */
    LAST(16),
    /** Letters and digits in one run as only a machine mixes them. */
    CODE(17),
    /** Three digits or more in a row. */
    LONG_NUMBER(18),
    /** Any digit. */
    NUMBER(19),

    /** A word of the kind {@code mail} in the first label. */
    MAIL_FIRST(20),
    /** A word of the kind {@code server} in the first label. */
    SERVER_FIRST(21),
    /** A word of the kind {@code mail} in another label. */
    MAIL_LATER(22),
    /** The registrable domain is named after mail: {@code examplemail.net}. */
    MAIL_DOMAIN(23),
    /** Every run of letters in the host part is a word of the rule set. */
    ONLY_WORDS(24),
    /** Two or more words that speak for dynamic assignment. */
    SEVERAL_DYNAMIC(25),
    /** A numbered host in a domain that is named after a kind of line: {@code n7.adsl.example.net}. */
    BELOW_LINE(26),
    /** The name is a registrable domain and nothing else. */
    BARE(27),
    /** The content is an address, or a place in the reverse tree and nothing else. */
    NO_NAME(28),
    /** A name with the reverse zone at its end. */
    REVERSE_TREE(29);

    /** The kinds of words, in the order in which a verdict names one. */
    static final List<Feature> WORD_KINDS =
            List.of(DYNAMIC, ASSIGNED, LINE, HOME, STATIC, FIRM, CUSTOMER, MACHINE, MAIL, SERVER, DENY);

    /** What is known of the address however the words are read. */
    static final int OF_THE_ADDRESS = WHOLE.bit() | THREE.bit() | TWO.bit() | NETWORK.bit() | OTHER.bit() | LAST.bit();

    private static final Map<String, Feature> BY_WORD = byWord();

    private final int index;

    Feature(int index) {
        this.index = index;
    }

    /** Its place among the features; of kinds of words from 0 without a gap. */
    int index() {
        return index;
    }

    int bit() {
        return 1 << index;
    }

    boolean in(int features) {
        return (features & bit()) != 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether words of a rule set may be of this kind. */
    boolean isWordKind() {
        return index < WORD_KINDS.size();
    }

    static Optional<Feature> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    private static Map<String, Feature> byWord() {
        Map<String, Feature> words = new HashMap<>();
        for (Feature feature : values()) {
            words.put(feature.word(), feature);
        }
        return words;
    }
}
