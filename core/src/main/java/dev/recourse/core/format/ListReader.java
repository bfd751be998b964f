package dev.recourse.core.format;

/**
 * Takes in the lines of one or more files that are one list together. Nothing counts before {@link #finish}.
 *
 * <p>Use: for each file {@link #beginFile}, each {@link #line}, {@link #endFile}; then {@link #finish} once.
 */
public interface ListReader {
    /** The next file begins; defaults of the one before end, as in rbldnsd. */
    void beginFile(String name);

    /**
     * The next line, without its line end.
     *
     * @throws FormatException when the format does not allow it
     */
    void line(String text);

    /**
     * The file is over.
     *
     * @param lineEnded whether the last line had its line end
     * @throws FormatException when the format takes this for a file that was cut short
     */
    void endFile(boolean lineEnded);

    /** What the files say. */
    FileContents finish();
}
