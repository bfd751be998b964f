package dev.recourse.hub.portal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrVerdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A verdict on a name in the words of its page. */
record RdnsView(IpAddress address, PtrVerdict verdict) {

    /** The name, or what stands for none. */
    public String name() {
        return verdict.name().isEmpty() ? "no name" : verdict.name();
    }

    public String says() {
        return verdict.passes() ? "would pass" : "would not pass";
    }

    public String tone() {
        return switch (verdict.ptrClass()) {
            case NAMED, STATIC -> "free";
            case GENERIC, NONE -> "score";
            case DYNAMIC -> "reject";
        };
    }

    /** What was found in the name, for people: the piece, and what it was taken for. */
    public List<String> found() {
        return verdict.spans().stream()
                .map(span -> span.of(verdict.name()) + " ("
                        + switch (span.kind()) {
                            case ADDRESS -> "the address";
                            case WORD -> "a word";
                            case CODE -> "a code";
                            case SCHEME -> "the provider's domain";
                        }
                        + ")")
                .toList();
    }

    public String jsonLink() {
        return "/api/v1/rdns?ip=" + encoded(address.toString()) + "&ptr=" + encoded(verdict.name());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
