package dev.recourse.core.format;

import java.util.List;

/**
 * What a set of files says, under the rule that the most specific prefix decides.
 *
 * @param entries in order of prefix
 * @param texts what turns the text of a value into the text of a TXT record
 * @param server what the files say to a name server
 * @param ignored lines that the format itself leaves out
 */
public record FileContents(List<FileEntry> entries, Texts texts, ServerLines server, Ignored ignored) {

    /**
     * Lines without effect, such as a second entry for one prefix.
     *
     * @param count how many
     * @param first the first of them, with place and reason
     */
    public record Ignored(long count, List<String> first) {
        public Ignored {
            first = List.copyOf(first);
        }
    }
}
