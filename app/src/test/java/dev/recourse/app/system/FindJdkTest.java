package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindJdkTest {

    private static final Path SCRIPT = Path.of("").toAbsolutePath().resolveSibling("system/find-jdk");

    @TempDir
    private Path machine;

    @Test
    void a2_java_home_wins_where_it_is_new_enough() throws IOException {
        Path home = jdk("home", "25.0.3");
        jdk("jvm/other", "26");
        assertThat(find(home).output()).isEqualTo(home + "\n");
    }

    @Test
    void a2_an_older_java_home_is_passed_over() throws IOException {
        jdk("jvm/a-jdk-17", "17.0.15");
        jdk("jvm/b-jdk-8", "1.8.0_402");
        Path found = jdk("jvm/c-jdk-25", "25.0.3");
        assertThat(find(jdk("home", "17.0.15")).output()).isEqualTo(found + "\n");
    }

    @Test
    void a2_an_early_access_build_counts_by_its_number() throws IOException {
        Path found = jdk("jvm/next", "26-ea");
        assertThat(find(machine.resolve("none")).output()).isEqualTo(found + "\n");
    }

    @Test
    void a2_a_runtime_without_a_compiler_is_no_jdk() throws IOException {
        Path runtime = jdk("jvm/runtime", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(find(runtime).exitCode()).isEqualTo(1);
    }

    @Test
    void a2_where_there_is_none_one_sentence_says_how_to_get_one() throws IOException {
        Command done = find(jdk("home", "17.0.15"));
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.output().strip().lines())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("JDK 25", "temurin-25-jdk", "JAVA_HOME"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(machine.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(home.resolve("bin/javac"), "").toFile().setExecutable(true);
        return home;
    }

    /** Sources it on a machine that has those JDKs only, and no java on PATH. */
    private Command find(Path javaHome) throws IOException {
        Files.createDirectories(machine.resolve("jvm"));
        String sourced = "command() { [ \"$2\" != java ] || return 1; }; . " + SCRIPT + " && echo \"$JAVA_HOME\"";
        return Command.run(
                "",
                List.of("env", "JAVA_HOME=" + javaHome, "JDK_FOLDER=" + machine.resolve("jvm"), "sh", "-c", sourced));
    }
}
