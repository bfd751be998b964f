package dev.recourse.hub.cloud;

import dev.recourse.core.cloud.Cloud;
import dev.recourse.core.cloud.CloudData;
import dev.recourse.core.cloud.CloudRange;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.intake.Addresses;
import dev.recourse.hub.intake.SizeLimits;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes in the file that a cloud published: all of it, or nothing. */
public final class CloudImport {
    /** A clock may be a little behind the one that wrote the file. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final CloudFolder folder;
    private final SizeLimits limits;
    private final InstantSource clock;

    public CloudImport(CloudFolder folder, SizeLimits limits, InstantSource clock) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What is known of the cloud after the import.
     *
     * @param before what was known, empty where nothing was
     */
    public record Result(CloudFormat format, CloudData data, Optional<CloudData> before) {}

    /**
     * Imports.
     *
     * @param acceptSize whether to take it though the cloud shrinks or grows beyond the limit
     * @throws RefusedException when the file is older than what is known, of another cloud or its size unlikely: nothing was
     *     changed
     * @throws dev.recourse.core.format.FormatException when the file is not understood: nothing was changed
     */
    public Result run(String id, Path path, boolean acceptSize) {
        Cloud cloud = cloud(id);
        CloudFile file = CloudFiles.read(path);
        requireForm(cloud, file, path);
        CloudData data = new CloudData(cloud, file.publishedAt().orElseThrow(), file.ranges());
        Optional<CloudData> before = folder.ranges().data(id);
        if (data.publishedAt().isAfter(clock.instant().plus(AHEAD))) {
            throw new RefusedException(path + " is of the future (" + data.publishedAt()
                    + "): set the clock right, or get the file again");
        }
        if (!acceptSize) {
            before.ifPresent(known -> requireLikely(known, data));
        }
        folder.put(data);
        return new Result(file.format(), data, before);
    }

    private Cloud cloud(String id) {
        try {
            return folder.cloud(id);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static void requireForm(Cloud cloud, CloudFile file, Path path) {
        Optional<String> owner = file.format().owner();
        if (owner.isPresent()
                && !owner.get().equals(cloud.id())
                && CloudGuides.shipped().of(cloud.id()).isPresent()) {
            throw new RefusedException(path + " is " + file.format().words() + ", and " + cloud.name()
                    + " publishes no such file: is it of '" + owner.get() + "'?");
        }
    }

    private void requireLikely(CloudData known, CloudData data) {
        String how = " If that is right, repeat it with --accept-size.";
        Instant was = known.publishedAt();
        if (data.publishedAt().isBefore(was)) {
            throw new RefusedException("the file is of " + data.publishedAt() + ", older than the ranges of "
                    + data.cloud().id() + " that are known (" + was + ")." + how);
        }
        limits.beyond(size(known), size(data)).ifPresent(change -> {
            throw new RefusedException(
                    "the ranges of " + data.cloud().id() + " " + change + ", so they are kept as they are." + how);
        });
    }

    private static SizeLimits.Size size(CloudData data) {
        return new SizeLimits.Size(BigInteger.valueOf(data.ranges().size()), addresses(data));
    }

    /** How much a cloud has. */
    public static Addresses addresses(CloudData data) {
        return Addresses.of(
                data.ranges().stream().map(CloudRange::prefix).distinct().toList());
    }
}
