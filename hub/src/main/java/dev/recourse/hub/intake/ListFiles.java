package dev.recourse.hub.intake;

import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.ListFormat;
import dev.recourse.core.format.ListReader;
import java.nio.file.Path;
import java.util.List;

/** Reads list files for whoever needs no import: what they say, whole. */
public final class ListFiles {
    private ListFiles() {}

    /**
     * What the files say together.
     *
     * @param now seconds since 1970: a file may say from when and until when it holds
     * @throws dev.recourse.core.format.FormatException where a line is wrong: file, line and reason
     * @throws ImportException when a file cannot be read
     */
    public static FileContents read(List<Path> files, ListFormat format, long now, ImportProgress progress) {
        ListReader reader = format.reader(now);
        FileLines.feed(files, reader, progress);
        return reader.finish();
    }
}
