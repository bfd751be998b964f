package dev.recourse.app.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rspamd with the RBL module and what is printed for it. */
final class Rspamd implements AutoCloseable {

    private static final int PORT = 11333;
    private static final String CONFIGURATION = """
            options {
              pidfile = "DIR/rspamd.pid";
              tempdir = "DIR";
              hs_cache_dir = "DIR/";
              filters = "";
              # The stock file of a quarter of a megabyte takes twenty seconds to compile.
              url_tld = "DIR/tld";
              explicit_modules = [];
            }
            lua = "/usr/share/rspamd/rules/rspamd.lua";
            logging { type = "console"; level = "warning"; }
            worker "normal" { bind_socket = "127.0.0.1:11333"; count = 1; }
            modules { path = "/usr/share/rspamd/plugins/"; }
            actions { reject = 15; add_header = 6; greylist = null; }
            group "rbl" { .include "DIR/rbl_group.conf" }
            rbl { .include "DIR/rbl.conf" }
            """;

    private final Daemon daemon;
    private final HttpClient client = HttpClient.newHttpClient();

    private Rspamd(Daemon daemon) {
        this.daemon = daemon;
    }

    static Rspamd start(Path dir, List<PrintedFile> printed) throws IOException, InterruptedException {
        Files.writeString(dir.resolve("tld"), "org\n");
        for (PrintedFile file : printed) {
            Files.writeString(dir.resolve(file.name()), file.text());
        }
        Path config = Files.writeString(dir.resolve("rspamd.conf"), CONFIGURATION.replace("DIR", dir.toString()));
        // Rspamd will not run as root, and this folder is for it alone.
        Command.succeeds("chown", "-R", "_rspamd:_rspamd", dir.toString());
        String[] vars = {"--var=LOCAL_CONFDIR=" + dir, "--var=DBDIR=" + dir, "--var=RUNDIR=" + dir};
        Command.succeeds("rspamadm", vars[0], vars[1], vars[2], "configtest", "-c", config.toString());
        List<String> command = List.of(
                "rspamd", "-f", "-u", "_rspamd", "-g", "_rspamd", "-c", config.toString(), vars[0], vars[1], vars[2]);
        return new Rspamd(Daemon.start("rspamd", command).listening("127.0.0.1", PORT));
    }

    /** Rspamd's answer, JSON, about a mail from that client. */
    String check(String source) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/checkv2"))
                .header("IP", source)
                .header("Helo", "sender.example.org")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "From: a@example.org\r\nTo: b@example.org\r\nSubject: hello\r\n\r\nHello.\r\n"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        client.close();
        daemon.close();
    }
}
