package dev.recourse.hub.dul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.dul.PtrSource.PtrRead;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.store.DulRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a sweep keeps and how it goes on; the world outside is a function here, and a real server in {@link SweepPeerTest}. */
class SweepTest extends DulFixture {
    private static final Prefix RANGE = Prefix.parse("203.0.112.0/23");

    private final Set<IpAddress> asked = Collections.synchronizedSet(new TreeSet<>());

    @Test
    void reads_every_address_once_and_a_run_is_built_from_it() {
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        Sweep.Result result = sweep(this::dynamic).run("isp", List.of(RANGE), (done, total, left) -> told.add(done));
        assertThat(result).isEqualTo(new Sweep.Result("isp", 512, 0));
        assertThat(asked).hasSize(512);
        assertThat(told).containsExactly(256L, 512L);

        apply(built("isp"));
        assertThat(listed("dul")).containsExactly("203.0.112.0/23 rdns@1");
    }

    @Test
    void goes_on_where_it_was_and_asks_nothing_twice() {
        PtrSource dies = address -> {
            if (address.equals(IpAddress.parse("203.0.113.100"))) {
                throw new IllegalStateException("the process dies here");
            }
            return dynamic(address);
        };
        assertThatThrownBy(() -> sweep(dies).run("isp", List.of(RANGE), (d, t, l) -> {}))
                .isInstanceOf(IllegalStateException.class);
        asked.clear();
        Sweep.Result result = sweep(this::dynamic).run("isp", List.of(RANGE), (d, t, l) -> {});
        assertThat(result.readBefore()).isEqualTo(256);
        assertThat(asked).hasSize(256).allMatch(Prefix.parse("203.0.113.0/24")::contains);
        asked.clear();
        assertThat(sweep(this::dynamic)
                        .run("isp", List.of(RANGE), (d, t, l) -> {})
                        .readBefore())
                .isEqualTo(512);
        assertThat(asked).isEmpty();
    }

    /** Cut at any byte, as a death in the middle of a write leaves it: what is there is whole zones. */
    @Test
    void a_file_that_was_cut_anywhere_is_gone_on_with() throws Exception {
        Prefix small = Prefix.parse("203.0.113.0/29");
        Prefix other = Prefix.parse("203.0.112.8/30");
        sweep(this::dynamic).run("isp", List.of(small, other), (d, t, l) -> {});
        Path file = SweepFile.of(dul, "isp");
        byte[] whole = Files.readAllBytes(file);
        for (int end = 0; end < whole.length; end += 7) {
            Files.write(file, Arrays.copyOf(whole, end));
            sweep(this::dynamic).run("isp", List.of(small, other), (d, t, l) -> {});
            assertThat(Files.readAllLines(file)).hasSize(1 + 8 + 1 + 4 + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_could_not_be_found_out_is_never_no_name() {
        PtrSource silent = address -> address.equals(IpAddress.parse("203.0.113.3"))
                ? new PtrRead.Unknown()
                : address.equals(IpAddress.parse("203.0.113.4")) ? new PtrRead.None() : dynamic(address);
        sweep(silent).run("isp", List.of(Prefix.parse("203.0.113.0/29")), (d, t, l) -> {});
        DulRun run = built("isp");
        assertThat(run.readings()).isEqualTo(8);
        assertThat(ProposalFiles.count(dul.tally(run.id()), "read\tNONE\t")).isEqualTo(1);
        apply(run);
        assertThat(listed("dul"))
                .containsExactly(
                        "203.0.113.0/31 rdns@1", "203.0.113.2 rdns@1", "203.0.113.5 rdns@1", "203.0.113.6/31 rdns@1");
    }

    @Test
    void a_zone_whose_servers_are_silent_is_given_up() {
        PtrSource silent = address -> {
            asked.add(address);
            return new PtrRead.Unknown();
        };
        sweep(silent).run("isp", List.of(RANGE), (d, t, l) -> {});
        assertThat(asked).hasSize(2 * Sweep.SILENCE);
        assertThat(built("isp").proposals()).isZero();
    }

    @Test
    void ipv6_and_too_much_are_refused_with_a_sentence() {
        Sweep sweep = sweep(this::dynamic);
        refused(sweep, "six", "is IPv6, which is never swept", Prefix.parse("2001:db8::/64"));
        refused(sweep, "all", "the most for one sweep", Prefix.parse("11.0.0.0/8"), Prefix.parse("12.0.0.0/32"));
        refused(sweep, "../x", "is not the name of a sweep", RANGE);
        sweep.run("isp", List.of(Prefix.parse("203.0.113.0/30")), (d, t, l) -> {});
        refused(sweep, "isp", "give those ranges to go on with it", RANGE);
        assertThatThrownBy(() -> new Sweep(dul, this::dynamic, clock, 0)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> built("none")).hasMessageContaining("there is no sweep 'none'");
    }

    private static void refused(Sweep sweep, String name, String reason, Prefix... ranges) {
        assertThatThrownBy(() -> sweep.run(name, List.of(ranges), (d, t, l) -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);
    }

    private PtrRead dynamic(IpAddress address) {
        asked.add(address);
        return new PtrRead.Names(List.of("dyn-" + address + ".example.net"));
    }

    private Sweep sweep(PtrSource source) {
        return new Sweep(dul, source, clock, 1_000);
    }

    private DulRun built(String sweep) {
        return builder("1")
                .build(new DulBuilder.Request(new DulInput.Swept(sweep), Optional.empty(), true), ImportProgress.NONE);
    }
}
