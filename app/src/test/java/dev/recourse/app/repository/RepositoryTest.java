package dev.recourse.app.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold of every file (docs/house-rules.md). */
class RepositoryTest {
    private static final Pattern NAKED_TODO = Pattern.compile("\\b(TOD[O]|FIXM[E]|XX[X])\\b(?!\\(#[0-9]+\\))");
    private static final Pattern UNKIND = Pattern.compile("(?i)(black|white)[-_ ]?lis[t]");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}])/(work|root|home/\\w+)/|/tmp/[w]/");
    private static final Pattern REGISTRY_HOST = Pattern.compile(
            "repo1?\\.maven\\.|repo\\.maven\\.|registry\\.npmjs|(deb|security)\\.debian\\.org|docker\\.io|ghcr\\.io"
                    + "|plugins\\.gradle|oss\\.sonatype|repo\\.spring\\.io|\\.jfrog\\.");
    private static final Pattern DOCUMENT = Pattern.compile("docs/[A-Za-z0-9/_-]+\\.md|docs/decisions/[0-9]{4}");

    @Test
    void sees_the_repository() {
        assertThat(Repository.textFiles())
                .contains(
                        Path.of("README.md"),
                        Path.of("pom.xml"),
                        Path.of("recourse"),
                        Path.of("core/src/main/resources/dev/recourse/core/list/lists.tsv"),
                        Path.of("app/src/main/java/dev/recourse/app/Main.java"))
                .noneMatch(file -> file.toString().contains("target/"));
    }

    @Test
    void a_todo_names_its_issue() {
        assertThat(found(NAKED_TODO, Repository.textFiles())).isEmpty();
    }

    @Test
    void lists_block_and_allow() {
        assertThat(found(UNKIND, Repository.textFiles())).isEmpty();
    }

    @Test
    void no_file_knows_a_machine() {
        assertThat(found(MACHINE_PATH, Repository.textFiles())).isEmpty();
    }

    @Test
    void no_file_names_a_host_to_fetch_from() {
        assertThat(found(REGISTRY_HOST, Repository.textFiles())).isEmpty();
    }

    @Test
    void files_end_at_500_lines_and_tests_at_800() {
        assertThat(sources())
                .allSatisfy(file -> assertThat(Repository.text(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(file.toString().contains("src/main") ? 500 : 800));
    }

    @Test
    void every_package_says_what_it_is_for() {
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (Path file : Repository.files("java")) {
            String path = file.toString();
            if (path.contains("/java/dev/")) {
                String folder = path.substring(path.indexOf("/java/") + 6, path.lastIndexOf('/'));
                (path.endsWith("/package-info.java") ? described : packages).add(folder);
            }
        }
        assertThat(packages).contains("dev/recourse/core/address", "dev/recourse/app");
        assertThat(described).isEqualTo(packages);
    }

    @Test
    void decisions_are_numbered_without_gap() {
        List<String> numbers = decisions();
        List<String> expected = IntStream.rangeClosed(1, numbers.size())
                .mapToObj(n -> String.format("%04d", n))
                .toList();
        assertThat(numbers).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void a_decision_has_its_four_parts_and_its_number_as_title() {
        for (MarkdownFile file : MarkdownFile.all()) {
            if (file.path().startsWith("docs/decisions")) {
                String number = number(file.path());
                assertThat(file.text())
                        .as(file.path().toString())
                        .startsWith("# " + number + " ")
                        .contains("\nContext: ", "\nDecision:", "\nConsequences: ", "\nRejected: ");
            }
        }
    }

    @Test
    void links_between_documents_resolve() {
        List<String> broken = new ArrayList<>();
        for (MarkdownFile file : MarkdownFile.all()) {
            for (String link : file.localLinks()) {
                if (!resolves(file, link)) {
                    broken.add(file.path() + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void documents_named_in_the_sources_exist() {
        Set<String> missing = new TreeSet<>();
        for (Path file : Repository.textFiles()) {
            DOCUMENT.matcher(Repository.text(file))
                    .results()
                    .map(m -> m.group())
                    .filter(name -> !exists(name))
                    .forEach(name -> missing.add(file + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(String document) {
        return document.endsWith(".md")
                ? Files.exists(Repository.root().resolve(document))
                : decisions().contains(document.substring(document.length() - 4));
    }

    private static boolean resolves(MarkdownFile from, String link) {
        String name = link.replaceFirst("#.*", "");
        String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
        Path target = name.isEmpty()
                ? from.path()
                : Repository.root()
                        .relativize(Repository.root()
                                .resolve(from.path())
                                .resolveSibling(name)
                                .normalize());
        if (!Files.exists(Repository.root().resolve(target))) {
            return false;
        }
        return anchor.isEmpty() || MarkdownFile.read(target).anchors().contains(anchor);
    }

    private static List<String> decisions() {
        return Repository.files("md").stream()
                .filter(file -> file.startsWith("docs/decisions"))
                .map(RepositoryTest::number)
                .toList();
    }

    private static String number(Path decision) {
        return decision.getName(decision.getNameCount() - 1).toString().substring(0, 4);
    }

    /** What is code, not prose. */
    private static List<Path> sources() {
        return Repository.textFiles().stream()
                .filter(file -> !file.toString().endsWith(".md") && !file.endsWith("LICENSE"))
                .toList();
    }

    private static List<String> found(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> Repository.text(file)
                        .lines()
                        .filter(line -> pattern.matcher(line).find())
                        .map(line -> file + ": " + line.strip()))
                .collect(Collectors.toList());
    }
}
