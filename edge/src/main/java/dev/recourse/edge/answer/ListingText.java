package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Use;
import java.util.Optional;

/**
 * The TXT records: what a mail server writes into its refusal, and so what a sender in trouble reads first. Code, scope,
 * reason, link. The link is never shortened: it leads to all the rest.
 */
final class ListingText {
    /** rbldnsd cuts what is longer. */
    private static final int TEMPLATE_MAX = 254;

    private static final int SHORTEST_REASON = 16;
    /** What is left of 255 octets by the longest range and the longest address with the shortest reason. */
    private static final int WEB_URL_MAX = 80;

    private final Catalogue catalogue;
    private final String home;
    private final String lookup;

    ListingText(Catalogue catalogue, String webUrl) {
        this.catalogue = catalogue;
        String base = webUrl.endsWith("/") ? webUrl.substring(0, webUrl.length() - 1) : webUrl;
        if (base.length() > WEB_URL_MAX || !base.matches("[!-~]*")) {
            throw new IllegalArgumentException(
                    "'" + base + "' cannot be the address of the lookup page: it has at most " + WEB_URL_MAX
                            + " characters, printable ASCII, so that it fits into every TXT record");
        }
        this.home = base + "/";
        this.lookup = base + "/cgi-bin/lookup?ip_address=";
    }

    /** The text of a listing; empty where its list was made from a file that has none. */
    Optional<String> listed(IpAddress address, Prefix prefix, Criterion criterion) {
        return switch (criterion.wording()) {
            case SENTENCE -> Optional.of(sentence(address, prefix, criterion));
            case TEMPLATE ->
                Optional.of(criterion.text()).filter(t -> !t.isEmpty()).map(t -> filled(t, address));
        };
    }

    private String sentence(IpAddress address, Prefix prefix, Criterion criterion) {
        String head = criterion.codeText() + " ";
        String tail = (accepts(criterion) ? ". More: " : ". Why and how to leave: ") + lookup + address;
        if (prefix.isSingle()) {
            return fitted(head + address + " (this address only) ", criterion.sentence(), tail);
        }
        String range = prefix + " (" + count(prefix) + " addresses)";
        String whole = head + address + " is in " + range + ", which " + criterion.sentence() + tail;
        // The address is in the link as well, so it is what can go first.
        return whole.length() <= Rdata.TEXT_MAX ? whole : fitted(head + range + " ", criterion.sentence(), tail);
    }

    /**
     * For all addresses of a range at once, where a zone is written out: the page asks for the address. A template that
     * names the address has no text here: another address in it would send whoever reads it to the wrong place.
     */
    Optional<String> range(Prefix prefix, Criterion criterion) {
        return switch (criterion.wording()) {
            case SENTENCE -> Optional.of(sentence(prefix, criterion));
            case TEMPLATE ->
                Optional.of(criterion.text())
                        .filter(t -> !t.isEmpty() && !t.replace("$$", "").contains("$"))
                        .map(t -> filled(t, prefix.first()));
        };
    }

    private String sentence(Prefix prefix, Criterion criterion) {
        String tail = (accepts(criterion) ? ". More: " : ". Why and how to leave: ") + home;
        String head = criterion.codeText() + " " + prefix + " (" + count(prefix) + " addresses) ";
        return fitted(head, criterion.sentence(), tail);
    }

    /** The text of a test entry; empty where its list was made from a file that has none. */
    Optional<String> test(IpAddress address, Criterion criterion) {
        return switch (criterion.wording()) {
            case SENTENCE ->
                Optional.of(fitted(
                        criterion.codeText() + " ",
                        address + " is a test entry of this list (RFC 5782), not an address that did anything",
                        ". More: " + lookup + address));
            case TEMPLATE -> listed(address, Prefix.of(address), criterion);
        };
    }

    /** A dollar sign stands for the address, two of them for one. What is too long is cut, as rbldnsd does. */
    private static String filled(String template, IpAddress address) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean twice = c == '$' && i + 1 < template.length() && template.charAt(i + 1) == '$';
            i += twice ? 1 : 0;
            text.append(c == '$' && !twice ? address.toString() : String.valueOf(c));
        }
        return text.substring(0, Math.min(text.length(), TEMPLATE_MAX));
    }

    private boolean accepts(Criterion criterion) {
        return catalogue.list(criterion.list()).orElseThrow().use() == Use.ACCEPT;
    }

    /** IPv6 ranges as a power of two: nobody reads eighteen digits. */
    private static String count(Prefix prefix) {
        return prefix.isIpv4() ? prefix.size().toString() : "2^" + (128 - prefix.bits());
    }

    private static String fitted(String head, String reason, String tail) {
        int room = Rdata.TEXT_MAX - head.length() - tail.length();
        if (reason.length() <= room) {
            return head + reason + tail;
        }
        String cut = room < SHORTEST_REASON ? "is listed" : atWord(reason, room - 2) + "..";
        return head + cut + tail;
    }

    private static String atWord(String reason, int most) {
        int space = reason.lastIndexOf(' ', most);
        return reason.substring(0, space < 1 ? most : space);
    }
}
