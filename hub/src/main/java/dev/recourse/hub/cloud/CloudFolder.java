package dev.recourse.hub.cloud;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.Cloud;
import dev.recourse.core.cloud.CloudData;
import dev.recourse.core.cloud.CloudRange;
import dev.recourse.core.cloud.CloudRanges;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.publish.FileReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The ranges that are known, a file of one form for each cloud in the folder {@code clouds} of the data folder. The owner of
 * what {@link #ranges} gives: a change is on the disk before it is seen.
 *
 * <p>A file that cannot be read makes its cloud unknown, which pages bear; whoever puts addresses together must not:
 * {@link #requireWhole}.
 */
public final class CloudFolder {
    /** The name in the data folder. */
    public static final String NAME = "clouds";

    private static final String SUFFIX = ".tsv";
    private static final String HEAD = "# recourse cloud ranges 1";

    private final Path folder;
    private final CloudGuides guides;
    /** What could not be read, by the cloud's id. Guarded by this. */
    private final Map<String, String> damages;

    private volatile CloudRanges ranges;

    private CloudFolder(Path folder, CloudGuides guides, List<CloudData> data, Map<String, String> damages) {
        this.folder = folder;
        this.guides = guides;
        this.ranges = CloudRanges.of(data);
        this.damages = damages;
    }

    /**
     * Reads what is kept in the data folder.
     *
     * @param warnings is told, in one sentence, of a file that cannot be read
     */
    public static CloudFolder open(Path dataFolder, Consumer<String> warnings) {
        Path folder = dataFolder.resolve(NAME);
        CloudGuides guides = CloudGuides.shipped();
        List<CloudData> data = new ArrayList<>();
        Map<String, String> damages = new TreeMap<>();
        for (Path file : files(folder)) {
            try {
                data.add(read(file, guides));
            } catch (IOException | FormatException e) {
                damages.put(
                        id(file),
                        "the cloud ranges in " + file + " cannot be read: " + e.getMessage()
                                + "; import that cloud again (recourse cloud import)");
            }
        }
        damages.values().forEach(warnings);
        return new CloudFolder(folder, guides, data, damages);
    }

    /** What is known now. */
    public CloudRanges ranges() {
        return ranges;
    }

    /**
     * What is known now, all of what was ever imported.
     *
     * @throws RefusedException when a file could not be read: its addresses would be taken for somebody else's
     */
    public synchronized CloudRanges requireWhole() {
        if (!damages.isEmpty()) {
            throw new RefusedException(damages.values().iterator().next());
        }
        return ranges;
    }

    /** Keeps the data of a cloud in the place of what was known of it. */
    synchronized void put(CloudData data) {
        try {
            Files.createDirectories(folder);
            FileReplacement.of(file(data.cloud().id())).replace(StandardCharsets.UTF_8.encode(text(data)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the ranges in " + folder + ": " + e.getMessage(), e);
        }
        ranges = ranges.with(data);
        damages.remove(data.cloud().id());
    }

    /**
     * Forgets a cloud.
     *
     * @throws RefusedException when it is not known
     */
    public synchronized void remove(String cloud) {
        if (ranges.data(cloud).isEmpty() && !damages.containsKey(cloud)) {
            throw new RefusedException("no ranges of '" + cloud + "' are known");
        }
        try {
            Files.delete(file(cloud));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(cloud) + ": " + e.getMessage(), e);
        }
        ranges = ranges.without(cloud);
        damages.remove(cloud);
    }

    /** The name under which a cloud is known, or the id where there is no better one. */
    Cloud cloud(String id) {
        return cloud(id, guides);
    }

    private static Cloud cloud(String id, CloudGuides guides) {
        return guides.of(id).map(CloudGuide::cloud).orElseGet(() -> new Cloud(id, id));
    }

    private Path file(String cloud) {
        return folder.resolve(cloud + SUFFIX);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static String text(CloudData data) {
        StringBuilder text = new StringBuilder(HEAD)
                .append('\t')
                .append(data.publishedAt())
                .append('\t')
                .append(data.ranges().size())
                .append('\n');
        for (CloudRange range : data.ranges()) {
            text.append(range.prefix())
                    .append('\t')
                    .append(range.region())
                    .append('\t')
                    .append(range.service())
                    .append('\n');
        }
        return text.toString();
    }

    private static CloudData read(Path file, CloudGuides guides) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] head = (lines.isEmpty() ? "" : lines.getFirst()).split("\t", -1);
        if (head.length != 3 || !head[0].equals(HEAD) || !head[2].equals(Integer.toString(lines.size() - 1))) {
            throw new FormatException(file.toString(), 1, "the first line does not fit the rest");
        }
        int number = 1;
        try {
            List<CloudRange> ranges = new ArrayList<>();
            Instant publishedAt = Instant.parse(head[1]);
            for (String line : lines.subList(1, lines.size())) {
                number++;
                String[] fields = line.split("\t", -1);
                if (fields.length != 3) {
                    throw new FormatException(file.toString(), number, "a line has three fields");
                }
                ranges.add(new CloudRange(Prefix.parse(fields[0]), fields[1], fields[2]));
            }
            return new CloudData(cloud(id(file), guides), publishedAt, ranges);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new FormatException(file.toString(), number, String.valueOf(e.getMessage()));
        }
    }
}
