package dev.recourse.app.demo;

import dev.recourse.app.wiring.Examples;
import dev.recourse.app.wiring.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the story against a running server and says at each step how to see the same with one's own tools. */
public final class Demo {
    private final Server server;
    private final PrintWriter out;
    private final Duration pause;
    private int step;

    /** @param pause how long each step stays before the next */
    public Demo(Server server, PrintWriter out, Duration pause) {
        this.server = server;
        this.out = out;
        this.pause = pause;
    }

    /**
     * Plays it.
     *
     * @throws IOException when a part does not answer
     */
    public void play() throws IOException, InterruptedException {
        refused();
        explained();
        unlabelled();
        removed();
        accepted();
        out.println();
        out.println("That is the whole way once. Run your own list: recourse serve");
        out.flush();
    }

    private void refused() throws IOException, InterruptedException {
        String client = Examples.REFUSED_ADDRESS;
        title("A mail server is called by " + client + " and asks the list in DNS.");
        String code = ask(client, DnsQuestion.A);
        String reason = ask(client, DnsQuestion.TXT);
        line("DNS says " + code + ". With the lines of 'recourse print-config postfix' the mail server answers:");
        say("550 5.7.1 Service unavailable; Client host [" + client + "] blocked using " + zone() + "; " + reason);
        self("dig @" + host() + " -p " + port() + " " + DnsQuestion.reversed(client, zone()) + " TXT");
    }

    private void explained() throws IOException, InterruptedException {
        String url = "http://" + server.webAddress() + "/cgi-bin/lookup?ip_address=" + Examples.REFUSED_ADDRESS;
        title("The sender follows the link in the refusal, and the page says why.");
        JsonNode entry = page(url + "&format=json").path("entries").path(0);
        line("On list      " + entry.path("list").stringValue() + " ("
                + entry.path("title").stringValue() + ")");
        line("Why          " + entry.path("sentence").stringValue());
        line("Evidence     " + entry.path("detail").stringValue());
        line("Since        " + entry.path("since").stringValue());
        line("Listed is    " + entry.path("prefix").stringValue() + ", "
                + entry.path("size").stringValue());
        line("What to do   " + entry.path("removal").stringValue());
        self("open " + url);
    }

    private void unlabelled() throws IOException, InterruptedException {
        String client = Examples.STORY_ADDRESS;
        title("The cloud server of 2009, " + client + ": its reverse DNS says neither static nor dynamic.");
        line("The combined zone, at which mail is refused, says: " + ask(client, DnsQuestion.A) + ".");
        String generic = DnsQuestion.reversed(client, "generic." + zone());
        line("The list for that, meant for a score only, says: "
                + said(DnsQuestion.ask(server.dnsAddress(), generic, DnsQuestion.A)) + ".");
        line("So its mail is taken: saying nothing is not an accusation.");
        self("dig @" + host() + " -p " + port() + " " + generic);
    }

    private void removed() throws IOException, InterruptedException {
        title("The list takes " + Examples.REFUSED_ADDRESS
                + " out of the range (the way for senders themselves comes next).");
        long before = System.nanoTime();
        server.remove("dul", Examples.REFUSED_ADDRESS, "the demonstration");
        while (!DnsQuestion.ask(
                        server.dnsAddress(), DnsQuestion.reversed(Examples.REFUSED_ADDRESS, zone()), DnsQuestion.A)
                .isEmpty()) {
            Thread.sleep(1);
        }
        line("Committed and gone from DNS after "
                + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms.");
        self("recourse list show dul --data " + server.dataFolder());
    }

    private void accepted() throws IOException, InterruptedException {
        title("The mail server is called again.");
        line("DNS says: " + ask(Examples.REFUSED_ADDRESS, DnsQuestion.A) + ", and the mail server:");
        say("250 2.0.0 Ok: queued");
        line("The rest of the range is listed as before, and the page shows the exemption and its history.");
    }

    private String ask(String client, int type) throws IOException {
        return said(DnsQuestion.ask(server.dnsAddress(), DnsQuestion.reversed(client, zone()), type));
    }

    private static String said(List<String> records) {
        return records.isEmpty() ? "not listed" : String.join(" / ", records);
    }

    private static JsonNode page(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(response.body());
        }
    }

    private String zone() {
        return server.zoneRoot();
    }

    private String host() {
        return server.dnsAddress().getAddress().getHostAddress();
    }

    private int port() {
        return server.dnsAddress().getPort();
    }

    private void title(String text) throws InterruptedException {
        if (step > 0) {
            Thread.sleep(pause.toMillis());
        }
        step++;
        out.println();
        out.println(step + ". " + text);
        out.flush();
    }

    private void line(String text) {
        out.println("   " + text);
        out.flush();
    }

    private void say(String text) {
        out.println();
        out.println("     " + text);
        out.println();
        out.flush();
    }

    private void self(String command) {
        out.println("   See it yourself:  " + command);
        out.flush();
    }
}
