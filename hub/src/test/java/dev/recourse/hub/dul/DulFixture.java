package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.RuleId;
import dev.recourse.hub.cloud.CloudFolder;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.intake.SizeLimits;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A builder on a store of its own, with rules that read one word: what the real ones say is not the question here. */
abstract class DulFixture {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    static final ListingRules RULES = new ListingRules(Catalogue.shipped(), true);

    @TempDir
    Path folder;

    final FakeClock clock = new FakeClock(START);
    SqlStore store;
    DulFolder dul;
    Engine engine;
    CloudFolder clouds;

    @BeforeEach
    void open() {
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("recourse.db")), Catalogue.shipped(), clock);
        dul = new DulFolder(folder);
        engine = new Engine(store, RULES, clock);
        clouds = CloudFolder.open(folder, warning -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Rules by the first label; version 2 takes "pool" for dynamic too. */
    record Words(String version) implements NameJudge {
        @Override
        public Said judge(IpAddress address, List<String> names) {
            String name = names.isEmpty() ? "" : names.getFirst();
            return switch (name.replaceFirst("[-.].*", "")) {
                case "" -> said(PtrClass.NONE, "no-ptr");
                case "dyn" -> said(PtrClass.DYNAMIC, "dynamic-word");
                case "pool" -> said(version.equals("1") ? PtrClass.GENERIC : PtrClass.DYNAMIC, "pool-word");
                case "gen" -> said(PtrClass.GENERIC, "made");
                case "static" -> said(PtrClass.STATIC, "static-word");
                default -> said(PtrClass.NAMED, "host");
            };
        }

        private Said said(PtrClass ptrClass, String rule) {
            return new Said(ptrClass, new RuleId(rule, version));
        }
    }

    DulBuilder builder(String version) {
        return new DulBuilder(dul, store, engine, RULES, clouds, new Words(version), clock);
    }

    DulRun build(String text) {
        return build("1", text, Optional.empty());
    }

    DulRun build(String version, String text, Optional<Long> onto) {
        try {
            Path file = folder.resolve("pairs.txt");
            Files.writeString(file, text);
            return builder(version)
                    .build(
                            new DulBuilder.Request(new DulInput.DataSet(file, Optional.of(START)), onto, true),
                            ImportProgress.NONE);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    DulDecision.Done apply(DulRun run) {
        return decision().apply(run, Optional.of(SizeLimits.USUAL), ImportProgress.NONE);
    }

    DulDecision decision() {
        return new DulDecision(dul, store, engine, RULES, clock);
    }

    DulComparison.Result compare(DulRun run) {
        return new DulComparison(dul, store).of(run);
    }

    /** Lines for 203.0.113.from to below .to. */
    static String lines(int from, int to, IntFunction<String> name) {
        return IntStream.range(from, to)
                .mapToObj(i -> "203.0.113." + i + "\t" + name.apply(i) + "\n")
                .collect(Collectors.joining());
    }

    static String lines(int from, int to, String word) {
        return lines(from, to, i -> word + "-" + i + ".example.net");
    }

    /** What is in force on a list, as "203.0.113.0/24 rdns@1". */
    List<String> listed(String list) {
        List<String> rows = new ArrayList<>();
        store.listings().forEach(list, row -> {
            if (row.kind() == Row.Kind.LISTING) {
                rows.add(row.prefix() + " " + row.source());
            }
        });
        return rows;
    }

    static Prefix prefix(String text) {
        return Prefix.parse(text);
    }
}
