package dev.recourse.hub.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.intake.SizeLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudImportTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void what_is_imported_is_there_after_a_restart() throws Exception {
        CloudFolder first = open();
        run(first, "aws", file("a", "2026-11-01", 3), false);
        assertThat(first.ranges().contains(IpAddress.parse("198.51.100.4"))).isTrue();

        CloudFolder again = open();
        assertThat(warnings).isEmpty();
        assertThat(again.ranges().data()).isEqualTo(first.ranges().data());
        assertThat(again.ranges().data("aws").orElseThrow().cloud().name()).isEqualTo("Amazon Web Services");
        assertThat(folder.resolve("clouds")).isDirectoryNotContaining("glob:**.new");
        again.remove("aws");
        assertThat(open().ranges().isEmpty()).isTrue();
        assertThatThrownBy(() -> again.remove("aws")).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_cloud_that_shrinks_beyond_the_limit_or_grows_old_is_kept_as_it_is() throws Exception {
        CloudFolder clouds = open();
        run(clouds, "aws", file("a", "2026-11-01", 100), false);
        Path small = file("b", "2026-11-02", 40);
        assertThatThrownBy(() -> run(clouds, "aws", small, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would shrink from 100 to 40 entries")
                .hasMessageContaining("--accept-size");
        Path old = file("c", "2026-10-01", 100);
        assertThatThrownBy(() -> run(clouds, "aws", old, false)).hasMessageContaining("older than");
        assertThat(clouds.ranges().data("aws").orElseThrow().ranges()).hasSize(100);
        run(clouds, "aws", small, true);
        assertThat(clouds.ranges().data("aws").orElseThrow().ranges()).hasSize(40);
    }

    @Test
    void a_damaged_file_is_told_and_whoever_builds_from_it_is_refused() throws Exception {
        run(open(), "aws", file("a", "2026-11-01", 3), false);
        Path kept = folder.resolve("clouds/aws.tsv");
        Files.writeString(kept, Files.readString(kept).replaceFirst("\n[^\n]*\n$", "\n"));
        CloudFolder damaged = open();
        assertThat(warnings).singleElement().asString().contains("aws.tsv", "import that cloud again");
        assertThat(damaged.ranges().isEmpty()).isTrue();
        assertThatThrownBy(damaged::requireWhole).isInstanceOf(RefusedException.class);
        run(damaged, "aws", file("a", "2026-11-01", 3), false);
        assertThat(damaged.requireWhole().isEmpty()).isFalse();
    }

    @Test
    void the_file_of_another_cloud_is_refused() throws Exception {
        Path amazon = folder.resolve("ip-ranges.json");
        Files.writeString(
                amazon, "{\"createDate\":\"2026-11-01-00-00-00\",\"prefixes\":[{\"ip_prefix\":\"192.0.2.0/24\"}]}");
        CloudFolder clouds = open();
        assertThatThrownBy(() -> run(clouds, "gcp", amazon, false)).hasMessageContaining("is it of 'aws'?");
        assertThatThrownBy(() -> run(clouds, "../x", amazon, false)).hasMessageContaining("is not the id of a cloud");
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> run(clouds, "aws", missing, false)).hasMessageContaining("no such file");
        run(clouds, "heroku", amazon, false);
        assertThat(clouds.ranges()
                        .find(IpAddress.parse("192.0.2.1"))
                        .orElseThrow()
                        .cloud()
                        .id())
                .isEqualTo("heroku");
    }

    @Test
    void every_guide_says_what_to_do_and_takes_the_address_in() {
        assertThat(CloudGuides.shipped().list()).hasSizeGreaterThan(8).allSatisfy(guide -> {
            CloudGuide filled = guide.of("203.0.113.45", "mail.example.org");
            assertThat(filled.steps()).hasSizeGreaterThan(1);
            assertThat(filled.checks()).isNotEmpty();
            assertThat(filled.toString()).doesNotContain("{address}", "{name}").contains("203.0.113.45");
        });
        CloudGuide aws = CloudGuides.shipped().of("aws").orElseThrow().of("203.0.113.45", "mail.example.org");
        assertThat(aws.defaultHasName()).isFalse();
        assertThat(aws.steps().toString())
                .contains("modify-address-attribute --allocation-id eipalloc-EXAMPLE --domain-name mail.example.org");
        assertThat(aws.checks().toString()).contains("PENDING");
    }

    private CloudFolder open() {
        return CloudFolder.open(folder, warnings::add);
    }

    private static CloudImport.Result run(CloudFolder clouds, String cloud, Path file, boolean acceptSize) {
        return new CloudImport(clouds, SizeLimits.USUAL, () -> NOW).run(cloud, file, acceptSize);
    }

    private Path file(String name, String day, int ranges) throws Exception {
        Path file = folder.resolve(name);
        Files.writeString(
                file,
                "# last_update: " + day + "T00:00:00\n"
                        + IntStream.range(0, ranges)
                                .mapToObj(i -> "198.51.100." + (2 * i) + "/32\n")
                                .collect(Collectors.joining()));
        return file;
    }
}
