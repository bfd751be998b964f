package dev.recourse.app.repository;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A document, as far as tests read it.
 *
 * @param path relative to the root
 */
public record MarkdownFile(Path path, String text) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\S*)([^\\n]*)\\n(.*?)^```$");

    /**
     * A fenced block.
     *
     * @param language {@code sh}, or another word, or nothing
     * @param mark what stands behind the language
     * @param content its lines
     * @param before what stands in front of it in the document
     */
    public record Block(String language, String mark, List<String> content, String before) {}

    public static MarkdownFile read(String path) {
        return read(Path.of(path));
    }

    public static MarkdownFile read(Path path) {
        return new MarkdownFile(path, Repository.text(path));
    }

    /** Every document of the repository. */
    static List<MarkdownFile> all() {
        return Repository.files("md").stream().map(MarkdownFile::read).toList();
    }

    /** Fenced blocks, in order. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        FENCE.matcher(text)
                .results()
                .forEach(m -> blocks.add(new Block(
                        m.group(1),
                        m.group(2).strip(),
                        m.group(3).lines().toList(),
                        text.substring(0, m.start()).stripTrailing())));
        return blocks;
    }

    /** The text from the heading to the next of the same or a higher level; empty where there is none such. */
    public Optional<String> section(String heading) {
        List<MatchResult> headings = HEADING.matcher(withoutBlocks()).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            MatchResult here = headings.get(i);
            if (plain(here.group(1)).equals(heading)) {
                int level = level(here);
                int end = headings.subList(i + 1, headings.size()).stream()
                        .filter(next -> level(next) <= level)
                        .map(MatchResult::start)
                        .findFirst()
                        .orElse(text.length());
                return Optional.of(text.substring(here.start(), end));
            }
        }
        return Optional.empty();
    }

    /** The cells of every table row, without marks; rules under headers are left out. */
    public List<List<String>> rows() {
        return withoutBlocks()
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(line -> Pattern.compile("\\|")
                        .splitAsStream(line.substring(1, line.lastIndexOf('|')))
                        .map(MarkdownFile::plain)
                        .toList())
                .toList();
    }

    /** Where links inside the repository point to, as written. */
    List<String> localLinks() {
        return LINK.matcher(withoutBlocks())
                .results()
                .map(m -> m.group(1))
                .filter(target -> !target.matches("(https?|mailto):.*"))
                .toList();
    }

    /** The names by which links reach the headings. */
    List<String> anchors() {
        return HEADING.matcher(withoutBlocks())
                .results()
                .map(m -> plain(m.group(1))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The same length, with the content of fenced blocks blanked: comments there are no headings. */
    private String withoutBlocks() {
        return FENCE.matcher(text).replaceAll(m -> m.group().replaceAll("[^\\n]", " "));
    }

    private static int level(MatchResult heading) {
        return heading.group().indexOf(' ');
    }

    private static String plain(String cell) {
        return cell.replace("`", "").strip();
    }
}
