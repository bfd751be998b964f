package dev.recourse.hub.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An import that is asked for.
 *
 * @param list the list
 * @param source whose entries the files are; all other sources stay as they are
 * @param files together one list; the source has what they say and nothing else
 * @param maps from a value ({@code 127.0.0.4}, {@code 4}, or {@code *} for all that is not mapped otherwise) to the id of
 *     a criterion
 * @param skipSpecial leave out entries in special-purpose space, instead of refusing the file
 * @param dryRun only say what would change
 * @param acceptSize take the files though the source shrinks or grows beyond the limits
 */
public record ImportRequest(
        String list,
        String source,
        ImportFormat format,
        List<Path> files,
        Map<String, String> maps,
        boolean skipSpecial,
        boolean dryRun,
        boolean acceptSize,
        SizeLimits limits) {
    public ImportRequest {
        files = List.copyOf(files);
        maps = Map.copyOf(maps);
    }

    /** A plain import: no maps, no flags, the usual limits. */
    public static ImportRequest of(String list, String source, ImportFormat format, List<Path> files) {
        return new ImportRequest(list, source, format, files, Map.of(), false, false, false, SizeLimits.USUAL);
    }

    public ImportRequest withMaps(Map<String, String> changed) {
        return new ImportRequest(list, source, format, files, changed, skipSpecial, dryRun, acceptSize, limits);
    }

    public ImportRequest withSkipSpecial(boolean changed) {
        return new ImportRequest(list, source, format, files, maps, changed, dryRun, acceptSize, limits);
    }

    public ImportRequest withDryRun(boolean changed) {
        return new ImportRequest(list, source, format, files, maps, skipSpecial, changed, acceptSize, limits);
    }

    public ImportRequest withAcceptSize(boolean changed) {
        return new ImportRequest(list, source, format, files, maps, skipSpecial, dryRun, changed, limits);
    }

    public ImportRequest withLimits(SizeLimits changed) {
        return new ImportRequest(list, source, format, files, maps, skipSpecial, dryRun, acceptSize, changed);
    }
}
