package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the server tells the person who starts it. */
final class Announcements {
    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Instant startedAt;

    Announcements(Settings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        // When the process began, so that the times hold what the person waited.
        this.startedAt = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    void dns(List<InetSocketAddress> addresses, boolean ready) {
        String all = addresses.stream().map(Announcements::text).collect(Collectors.joining(", "));
        line("DNS   " + (ready ? "answers" : "listens") + " on " + all + " (UDP and TCP) after " + elapsed()
                + (ready ? "" : "; it answers as soon as the store is open"));
    }

    void store(long entries, long serial) {
        line("Store is open after " + elapsed() + ": " + entries + " entries, journal " + serial + ", in "
                + settings.data());
    }

    void web(InetSocketAddress address) {
        line("Web   answers on " + url(address) + "/ after " + elapsed());
    }

    void hints(InetSocketAddress dns, InetSocketAddress web, boolean examples) {
        if (settings.trial()) {
            line("");
            line("There is no configuration file, so this is a trial: documentation ranges may be listed"
                    + (examples ? ", and a small example set is loaded" : "") + ".");
        }
        line("");
        line("Try:");
        if (examples) {
            line("  dig @" + dns.getAddress().getHostAddress() + " -p " + dns.getPort() + " "
                    + reversed(Examples.REFUSED_ADDRESS) + "." + settings.zoneRoot() + " TXT");
            line("  " + url(web) + "/lookup?ip=" + Examples.STORY_ADDRESS);
            line("  recourse examples remove");
        } else {
            line("  dig @" + dns.getAddress().getHostAddress() + " -p " + dns.getPort() + " 2.0.0.127."
                    + settings.zoneRoot() + " TXT");
            line("  " + url(web) + "/");
        }
        line("  recourse import --list rbl --source NAME --format cidr FILE");
        line("  recourse print-config postfix");
        line("Ctrl-C stops.");
    }

    void stopped() {
        line("Stopped.");
    }

    void warn(String sentence) {
        err.println("recourse: " + sentence);
        err.flush();
    }

    private String url(InetSocketAddress web) {
        return settings.tls().scheme() + "://" + text(web);
    }

    private String elapsed() {
        long millis = Duration.between(startedAt, Instant.now()).toMillis();
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }

    private static String reversed(String ipv4) {
        String[] o = ipv4.split("\\.");
        return o[3] + "." + o[2] + "." + o[1] + "." + o[0];
    }

    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
