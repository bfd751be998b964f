package dev.recourse.core.dul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.RuleId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ProposingTest {
    private static final RuleId WORD = new RuleId("word", "1");
    private static final RuleId SCHEME = new RuleId("scheme", "1");
    private static final int BASE = 0xc6336000;

    /** What a name says, and by which rule. */
    private record Said(PtrClass ptrClass, RuleId rule) {}

    /** Answers from plain sets. */
    private record Known(PrefixSet clouds, Set<IpAddress> senders, PrefixSet kept) implements Space {
        static final Known NOTHING = new Known(PrefixSet.NONE, Set.of(), PrefixSet.NONE);

        @Override
        public boolean cloud(IpAddress address) {
            return clouds.contains(address);
        }

        @Override
        public boolean seenSending(IpAddress address) {
            return senders.contains(address);
        }

        @Override
        public boolean keptOff(Finding finding, IpAddress address) {
            return kept.contains(address);
        }
    }

    @Test
    void a_whole_range_of_one_verdict_is_one_prefix() {
        assertThat(proposed(Known.NOTHING, range(0, 256, PtrClass.DYNAMIC, WORD)))
                .containsExactly("198.51.96.0/24 DYNAMIC");
    }

    @Test
    void what_was_not_read_or_says_something_else_breaks_it() {
        Map<IpAddress, Said> said = range(0, 256, PtrClass.DYNAMIC, WORD);
        said.remove(address(7));
        said.put(address(128), new Said(PtrClass.NAMED, WORD));
        assertThat(proposed(Known.NOTHING, said))
                .containsExactly(
                        "198.51.96.0/30 DYNAMIC",
                        "198.51.96.4/31 DYNAMIC",
                        "198.51.96.6 DYNAMIC",
                        "198.51.96.8/29 DYNAMIC",
                        "198.51.96.16/28 DYNAMIC",
                        "198.51.96.32/27 DYNAMIC",
                        "198.51.96.64/26 DYNAMIC",
                        "198.51.96.129 DYNAMIC",
                        "198.51.96.130/31 DYNAMIC",
                        "198.51.96.132/30 DYNAMIC",
                        "198.51.96.136/29 DYNAMIC",
                        "198.51.96.144/28 DYNAMIC",
                        "198.51.96.160/27 DYNAMIC",
                        "198.51.96.192/26 DYNAMIC");
    }

    @Test
    void in_a_cloud_nothing_is_put_together_and_only_senders_are_proposed() {
        Known cloud = new Known(
                PrefixSet.of(List.of(Prefix.parse("198.51.96.0/24"))),
                Set.of(address(3), address(4), address(9)),
                PrefixSet.NONE);
        Map<IpAddress, Said> said = range(0, 258, PtrClass.GENERIC, WORD);
        said.put(address(9), new Said(PtrClass.NAMED, WORD));
        assertThat(proposed(cloud, said))
                .containsExactly("198.51.96.3 GENERIC", "198.51.96.4 GENERIC", "198.51.97.0/31 GENERIC");
        Proposing counted = run(cloud, said, new ArrayList<>());
        assertThat(counted.tally().leftOut()).containsExactly(Map.entry(LeftOut.CLOUD_NOT_SEEN, 253L));
        assertThat(counted.tally().proposed(Finding.GENERIC)).containsExactly(Map.entry("word@1", 4L));
    }

    @Test
    void no_name_counts_only_where_the_address_was_seen_sending() {
        Known senders = new Known(PrefixSet.NONE, Set.of(address(1), address(2), address(3)), PrefixSet.NONE);
        assertThat(proposed(senders, range(0, 256, PtrClass.NONE, WORD)))
                .containsExactly("198.51.96.1 NO_NAME", "198.51.96.2/31 NO_NAME");
    }

    @Test
    void ipv6_is_never_put_together() {
        IpAddress first = IpAddress.parse("2001:db8::4");
        IpAddress second = IpAddress.parse("2001:db8::5");
        Map<IpAddress, Said> said = new TreeMap<>();
        said.put(first, new Said(PtrClass.DYNAMIC, WORD));
        said.put(second, new Said(PtrClass.DYNAMIC, WORD));
        assertThat(proposed(Known.NOTHING, said)).isEmpty();
        assertThat(proposed(new Known(PrefixSet.NONE, Set.of(first, second), PrefixSet.NONE), said))
                .containsExactly("2001:db8::4 DYNAMIC", "2001:db8::5 DYNAMIC");
    }

    @Test
    void both_ends_of_the_address_space_are_addresses_like_others() {
        List<String> found = new ArrayList<>();
        Proposing proposing =
                new Proposing(Known.NOTHING, p -> found.add(p.prefix().toString()));
        proposing.read(IpAddress.parse("0.0.0.0"), PtrClass.DYNAMIC, WORD);
        proposing.read(IpAddress.parse("0.0.0.1"), PtrClass.DYNAMIC, WORD);
        proposing.read(IpAddress.parse("255.255.255.254"), PtrClass.DYNAMIC, WORD);
        proposing.read(IpAddress.parse("255.255.255.255"), PtrClass.DYNAMIC, WORD);
        proposing.end();
        assertThat(found).containsExactly("0.0.0.0/31", "255.255.255.254/31");
    }

    @Test
    void addresses_come_in_order_and_once() {
        Proposing proposing = new Proposing(Known.NOTHING, p -> {});
        proposing.read(address(5), PtrClass.NAMED, WORD);
        assertThatThrownBy(() -> proposing.read(address(5), PtrClass.NAMED, WORD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proposing.read(address(4), PtrClass.NAMED, WORD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The plain model: which addresses should be listed for what; the proposals must be exactly those, in the fewest prefixes. */
    @Test
    void proposals_are_exactly_the_addresses_of_their_verdict() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            Map<IpAddress, Said> said = random(random);
            Known known = new Known(randomSet(random), randomSenders(random), randomSet(random));
            List<Proposal> proposals = new ArrayList<>();
            run(known, said, proposals);
            for (Finding finding : Finding.values()) {
                List<Proposal> some =
                        proposals.stream().filter(p -> p.finding() == finding).toList();
                assertThat(members(some)).isEqualTo(model(known, said, finding));
                assertThat(some).isSortedAccordingTo((a, b) -> a.prefix().compareTo(b.prefix()));
                for (int i = 1; i < some.size(); i++) {
                    assertThat(some.get(i - 1).prefix().overlaps(some.get(i).prefix()))
                            .isFalse();
                }
                assertWidest(some, known);
            }
            for (Proposal proposal : proposals) {
                assertThat(members(List.of(proposal)))
                        .allSatisfy(member -> assertThat(said.get(IpAddress.parse(member.replaceFirst(" .*", ""))))
                                .matches(s -> s.rule().equals(proposal.rule())));
            }
        }
    }

    /** No two halves of one prefix stand there apart: outside clouds they would be one. */
    private static void assertWidest(List<Proposal> proposals, Known known) {
        Set<Proposal> all = new HashSet<>(proposals);
        Predicate<Prefix> cloudless = p -> known.clouds().sizeWithin(p) == 0;
        for (Proposal one : proposals) {
            Prefix wider = Prefix.around(one.prefix().first(), one.prefix().bits() - 1);
            if (cloudless.test(wider) && one.prefix().equals(new Prefix(wider.first(), wider.bits() + 1))) {
                Prefix other = Prefix.around(wider.last(), wider.bits() + 1);
                assertThat(all).doesNotContain(new Proposal(other, one.finding(), one.rule()));
            }
        }
    }

    private static Set<String> model(Known known, Map<IpAddress, Said> said, Finding finding) {
        Set<String> listed = new HashSet<>();
        said.forEach((address, what) -> {
            boolean needsSending = what.ptrClass() == PtrClass.NONE || known.cloud(address);
            if (Finding.of(what.ptrClass()).filter(f -> f == finding).isPresent()
                    && !known.kept().contains(address)
                    && (!needsSending || known.senders().contains(address))) {
                listed.add(address + " " + what.rule());
            }
        });
        return listed;
    }

    private static Set<String> members(List<Proposal> proposals) {
        Set<String> members = new HashSet<>();
        for (Proposal p : proposals) {
            for (int i = 0; i < p.prefix().size().intValueExact(); i++) {
                members.add(IpAddress.ofIpv4(p.prefix().first().ipv4Bits() + i) + " " + p.rule());
            }
        }
        return members;
    }

    /** Long runs with a few breaks, as networks have. */
    private static Map<IpAddress, Said> random(Random random) {
        PtrClass[] classes = PtrClass.values();
        Map<IpAddress, Said> said = new TreeMap<>();
        Said current = new Said(PtrClass.DYNAMIC, WORD);
        for (int i = 0; i < 700; i++) {
            if (random.nextInt(40) == 0) {
                current = new Said(classes[random.nextInt(classes.length)], random.nextBoolean() ? WORD : SCHEME);
            }
            if (random.nextInt(60) != 0) {
                said.put(address(i), current);
            }
        }
        return said;
    }

    private static PrefixSet randomSet(Random random) {
        List<Prefix> some = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            some.add(Prefix.around(address(random.nextInt(700)), 122 + random.nextInt(7)));
        }
        return PrefixSet.of(some);
    }

    private static Set<IpAddress> randomSenders(Random random) {
        Set<IpAddress> senders = new HashSet<>();
        for (int i = 0; i < 150; i++) {
            senders.add(address(random.nextInt(700)));
        }
        return senders;
    }

    private static List<String> proposed(Space space, Map<IpAddress, Said> said) {
        List<Proposal> proposals = new ArrayList<>();
        run(space, said, proposals);
        return proposals.stream().map(p -> p.prefix() + " " + p.finding()).toList();
    }

    private static Proposing run(Space space, Map<IpAddress, Said> said, List<Proposal> proposals) {
        Proposing proposing = new Proposing(space, proposals::add);
        new TreeMap<>(said).forEach((address, what) -> proposing.read(address, what.ptrClass(), what.rule()));
        proposing.end();
        return proposing;
    }

    private static Map<IpAddress, Said> range(int from, int to, PtrClass ptrClass, RuleId rule) {
        Map<IpAddress, Said> said = new TreeMap<>();
        for (int i = from; i < to; i++) {
            said.put(address(i), new Said(ptrClass, rule));
        }
        return said;
    }

    private static IpAddress address(int offset) {
        return IpAddress.ofIpv4(BASE + offset);
    }
}
