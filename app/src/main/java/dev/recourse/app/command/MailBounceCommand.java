package dev.recourse.app.command;

import dev.recourse.hub.mail.Bounces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bounce",
        description = "Takes a mail that came to the address for bounces, and notes which of ours came back.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For the mail server to run, with the mail piped in. In Postfix, in a pipe of master.cf:",
            "  argv=/usr/local/bin/recourse mail bounce --recipient ${recipient} -"
        })
final class MailBounceCommand implements Callable<Integer> {
    /** A bounce quotes what it is about at its beginning; the rest of a huge one says nothing. */
    private static final int MOST = 1 << 20;

    private static final String PIPED = "-";

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "The address to which it came, with its tag.")
    private String recipient = "";

    @Parameters(paramLabel = "FILE", description = "The mail, as it came; - reads what is piped in.")
    private String file = "";

    MailBounceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        String mail = read();
        return context.access().run(folder, hub -> {
            Bounces bounces = new Bounces(hub.store().outboxWriter(), hub.clock());
            context.out()
                    .println(
                            switch (bounces.take(recipient, mail)) {
                                case Bounces.Found.Bounced bounced ->
                                    "mail " + bounced.mail().id() + " came back: "
                                            + bounced.mail().failure();
                                case Bounces.Found.NoFailure report ->
                                    "no bounce: its action is '" + report.action() + "'";
                                case Bounces.Found.Unknown unknown -> "no mail of ours is in it";
                            });
            return Exit.DONE;
        });
    }

    private String read() throws IOException {
        if (file.equals(PIPED)) {
            return text(context.invocation().in());
        }
        Path path = context.resolve(Path.of(file));
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is not a file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
    }
}
