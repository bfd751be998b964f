package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder on a file system of a few megabytes, which the mount namespace throws away. */
@Tag("namespace")
class DiskFullIT {
    private static final int ENTRIES = 60_000;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void mount() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        shell("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", data.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        shell("umount", data.toString());
    }

    @Test
    void a_full_disk_is_said_in_one_sentence_and_nothing_is_lost() throws Exception {
        BuiltProgram program = new BuiltProgram(folder);
        Files.writeString(folder.resolve("many.txt"), addresses());
        assertThat(program.run("list", "add", "--list", "rbl", "192.0.2.10").code())
                .isZero();
        BuiltProgram.Ended full = importMany(program);
        assertThat(full.code()).as(full.err()).isEqualTo(3);
        assertThat(full.err().lines().filter(line -> line.startsWith("recourse: ")))
                .singleElement()
                .asString()
                .contains("the disk under", "is full: free some space, then try again; nothing was changed");
        assertThat(program.run("lookup", "192.0.2.10", "--json").out()).contains("\"listed\":true");
        assertThat(program.run("list", "show").out())
                .contains("1  from operator")
                .doesNotContain("from many");
        shell("mount", "-o", "remount,size=200m", data.toString());
        BuiltProgram.Ended again = importMany(program);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains(ENTRIES + " added");
    }

    private static BuiltProgram.Ended importMany(BuiltProgram program) {
        return program.run("import", "--list", "rbl", "--source", "many", "--format", "cidr", "many.txt");
    }

    private static String addresses() {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> "45." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void shell(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
