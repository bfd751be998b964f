package dev.recourse.hub.portal;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every page may need to know of this server.
 *
 * @param contact the mail address of those who run the lists
 * @param banner a sentence for the top of every page, asked for each
 * @param url how strangers reach the pages, without a last slash
 * @param dns where DNS is answered, for the examples
 */
public record Site(
        Catalogue catalogue,
        ZonePlan plan,
        String contact,
        Supplier<Optional<String>> banner,
        String url,
        InetSocketAddress dns) {

    /** The words of a {@code dig} command that make it ask this server; empty where it is asked through the world's DNS. */
    String digServer() {
        if (dns.isUnresolved() || dns.getAddress().isAnyLocalAddress()) {
            return "";
        }
        String port = dns.getPort() == 53 ? "" : "-p " + dns.getPort() + " ";
        return "@" + dns.getAddress().getHostAddress() + " " + port;
    }
}
