package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.repository.MarkdownFile;
import dev.recourse.app.repository.MarkdownFile.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs the {@code sh} blocks of a document, line by line, in a folder of its own, as somebody who types them.
 *
 * <p>{@code ./recourse} is the packed program, so {@code ./data} is in that folder. The first {@code ./recourse serve} is
 * started on free ports and left running; where one runs already the line is passed over. Its ports take the place of
 * 127.0.0.1:5300, {@code -p 5300} and 127.0.0.1:8080 in all lines behind it. Every other line must end with exit code 0. A
 * line {@code # prints: TEXT} says what the output of the line above it must contain. A block marked {@code no-run} is passed
 * over and counted, and says why in a comment in front of it.
 */
final class DocumentRun {
    private static final String PRINTS = "# prints: ";
    private static final String SERVE = "./recourse serve";
    private static final Pattern NEEDS_PEER = Pattern.compile("(^|[ |(;&])dig ");

    private final MarkdownFile document;
    private final BuiltProgram program;
    private final boolean peers;
    private Optional<RunningServer> server = Optional.empty();
    private String lastOutput = "";
    private int run;
    private int passedOver;

    private DocumentRun(MarkdownFile document, Path folder, boolean peers) {
        this.document = document;
        this.program = new BuiltProgram(folder);
        this.peers = peers;
    }

    /**
     * What was done.
     *
     * @param run lines
     * @param passedOver blocks
     */
    record Result(int run, int passedOver) {}

    /** @param peers whether lines that need a program of others are run, too */
    static Result of(String document, Path folder, boolean peers) throws IOException, InterruptedException {
        String command = String.join(" ", BuiltProgram.command());
        Path launcher =
                Files.writeString(folder.resolve("recourse"), "#!/bin/sh\nset -f\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new DocumentRun(MarkdownFile.read(document), folder, peers).run();
    }

    private Result run() throws IOException, InterruptedException {
        try {
            for (Block block : document.blocks()) {
                if (block.language().equals("sh")) {
                    run(block);
                }
            }
            if (server.isPresent()) {
                assertThat(server.get().terminate())
                        .as("the server stops cleanly")
                        .isZero();
            }
            return new Result(run, passedOver);
        } finally {
            server.ifPresent(RunningServer::close);
        }
    }

    private void run(Block block) throws IOException, InterruptedException {
        if (block.mark().equals("no-run")) {
            assertThat(block.before())
                    .as("%s: a block that is not run says why, in a comment in front of it", document.path())
                    .endsWith("-->");
            passedOver++;
            return;
        }
        assertThat(block.mark()).as(document.path().toString()).isEmpty();
        boolean ran = false;
        for (String line : lines(block)) {
            if (line.startsWith(PRINTS)) {
                if (ran) {
                    assertThat(lastOutput)
                            .as(document.path() + ": " + line)
                            .contains(here(line.substring(PRINTS.length())));
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                ran = run(line);
            }
        }
    }

    /** The lines, with those that go on in the next joined. */
    private static List<String> lines(Block block) {
        List<String> lines = new ArrayList<>();
        String begun = "";
        for (String line : block.content()) {
            if (line.endsWith("\\")) {
                begun += line.substring(0, line.length() - 1);
            } else {
                lines.add(begun + line);
                begun = "";
            }
        }
        return lines;
    }

    /** Whether the line was run. */
    private boolean run(String line) throws IOException, InterruptedException {
        if (line.startsWith(SERVE)) {
            if (server.isEmpty()) {
                assertThat(line.strip()).as("the first server").isEqualTo(SERVE);
                server = Optional.of(RunningServer.start(program));
                run++;
            }
            return false;
        }
        if (!peers && NEEDS_PEER.matcher(line).find()) {
            return false;
        }
        lastOutput = output(here(line));
        run++;
        return true;
    }

    private String output(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", line)
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(line).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s%n%s", document.path(), line, output)
                .isZero();
        return output;
    }

    private String here(String text) {
        if (server.isEmpty()) {
            return text;
        }
        String web = server.get().webUrl().replace("http://", "");
        int dns = server.get().dnsPort();
        return text.replace("127.0.0.1:8080", web)
                .replace("127.0.0.1:5300", "127.0.0.1:" + dns)
                .replace("-p 5300", "-p " + dns);
    }
}
