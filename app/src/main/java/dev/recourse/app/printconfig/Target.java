package dev.recourse.app.printconfig;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a text is printed for. */
public enum Target {
    /** Postfix; the refusal carries the reason from the list's TXT record. */
    POSTFIX,
    /** Postfix; the refusal reads as in 2009: "blocked using RBL+; Please see http://...". */
    POSTFIX_STORY,
    UNBOUND,
    EXIM,
    RSPAMD,
    SPAMASSASSIN;

    /** As it is typed: {@code postfix-story}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The target of that word. */
    public static Optional<Target> of(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }

    /** Where the parts go, as on Debian. */
    List<String> paths() {
        return switch (this) {
            case POSTFIX, POSTFIX_STORY -> List.of("/etc/postfix/main.cf", "/etc/postfix/recourse_reply");
            case UNBOUND -> List.of("/etc/unbound/unbound.conf.d/recourse.conf");
            case EXIM -> List.of("/etc/exim4/exim4.conf");
            case RSPAMD -> List.of("/etc/rspamd/local.d/rbl.conf", "/etc/rspamd/local.d/rbl_group.conf");
            case SPAMASSASSIN -> List.of("/etc/spamassassin/recourse.cf");
        };
    }

    /** The template of a part. */
    String template(String path) {
        return word() + "-" + path.substring(path.lastIndexOf('/') + 1) + ".txt";
    }
}
