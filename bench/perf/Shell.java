package perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands that run to their end. */
final class Shell {

    private Shell() {}

    /** Runs it and returns what it printed; what it complains of goes to our own stderr. */
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + ": " + String.join(" ", command) + "\n" + output);
        }
        return output;
    }
}
