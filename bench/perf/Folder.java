package perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where everything that a run makes lies: programs, data, configurations and logs of the servers. */
record Folder(Path path) {

    String program(String name) {
        return path.resolve(name).toString();
    }

    Path log(String name) throws IOException {
        return Files.createDirectories(path.resolve("logs")).resolve(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".log");
    }

    /** The data of that name, made unless it is there. */
    Path data(DataSet set) throws IOException, InterruptedException {
        Path data = path.resolve(set.title());
        // The program that made it is a part of what it is.
        Path done = data.resolve("done");
        if (!Files.exists(done) || Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(path.resolve("data"))) < 0) {
            Files.createDirectories(data);
            System.err.println("bench: makes the data " + set.title());
            Shell.output(List.of(program("data"), set.family(), Long.toString(set.count()), data.toString(), "1"));
            Files.writeString(done, "");
        }
        return data;
    }
}
