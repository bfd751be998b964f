package dev.recourse.app.printconfig;

/**
 * One file, or what to add to one.
 *
 * @param path where it belongs, as on Debian
 * @param text ends with a line feed
 */
public record PrintedFile(String path, String text) {

    private static final String MARK = "#### ";

    /** As it is printed: the path on a line of its own, a comment to every target, then the text. */
    public String printed() {
        return MARK + path + "\n" + text;
    }
}
