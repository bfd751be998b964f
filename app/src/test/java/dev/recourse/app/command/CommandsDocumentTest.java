package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.control.Invocation;
import dev.recourse.app.repository.MarkdownFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/commands.md has every command, every option and every exit code. */
class CommandsDocumentTest {
    private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*) {2,}\\S");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    private final MarkdownFile document = MarkdownFile.read("docs/commands.md");

    @Test
    void every_command_has_a_section_with_an_example() {
        List<List<String>> commands = commands();
        assertThat(commands).contains(List.of("serve"), List.of("list", "remove"));
        for (List<String> command : commands) {
            String name = "recourse " + String.join(" ", command);
            assertThat(document.section(name)).as(name).isPresent();
            assertThat(document.section(name).orElseThrow())
                    .as(name)
                    .containsPattern("(?s)```sh.*\\./" + name + "\\b.*```");
        }
    }

    @Test
    void every_option_stands_in_the_section_of_its_command() {
        for (List<String> command : commands()) {
            String name = "recourse " + String.join(" ", command);
            String section = document.section(name).orElseThrow();
            assertThat(options(command))
                    .as(name)
                    .allSatisfy(option -> assertThat(section).containsPattern("`" + option + "\\b[^`]*`"));
        }
    }

    @Test
    void every_exit_code_stands_there() throws IllegalAccessException {
        String section = document.section("Exit codes").orElseThrow();
        int seen = 0;
        for (Field field : Exit.class.getDeclaredFields()) {
            if (field.getType() == int.class) {
                assertThat(section).contains("| " + field.getInt(null) + " |");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(3);
    }

    /** Every command that does something by itself, as it is typed. */
    private static List<List<String>> commands() {
        List<List<String>> found = new ArrayList<>();
        collect(List.of(), found);
        return found;
    }

    private static void collect(List<String> parent, List<List<String>> found) {
        String help = help(parent);
        int from = help.indexOf("\nCommands:");
        List<String> below = from < 0
                ? List.of()
                : SUBCOMMAND
                        .matcher(help.substring(from))
                        .results()
                        .map(m -> m.group(1))
                        .toList();
        if (below.isEmpty()) {
            found.add(parent);
        }
        for (String name : below) {
            List<String> child = new ArrayList<>(parent);
            child.add(name);
            collect(child, found);
        }
    }

    /** Options of the synopsis and the list, but for those that every command has. */
    private static Set<String> options(List<String> command) {
        Set<String> options = new TreeSet<>();
        help(command)
                .lines()
                .filter(line -> line.matches(" +(-\\w, )?--.*"))
                .forEach(line -> OPTION.matcher(line)
                        .results()
                        .map(m -> m.group())
                        .findFirst()
                        .ifPresent(options::add));
        options.removeAll(Set.of("--help", "--version", "--config", "--data"));
        return options;
    }

    private static String help(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        StringWriter out = new StringWriter();
        int code = Program.run(
                new Invocation(arguments, Path.of(""), false, new PrintWriter(out, true), new PrintWriter(out, true)));
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }
}
