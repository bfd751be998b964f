package dev.recourse.core.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which zones are served and which lists each answers for.
 *
 * @param root the zone root as people write it, without the last dot: the combined zone
 * @param zones the combined zone first, then {@code all}, then one for each list
 */
public record ZonePlan(String root, List<Zone> zones) {

    /**
     * A zone.
     *
     * @param name as people write it, without the last dot
     * @param lists the lists whose entries it answers, in the order of the catalogue; none in a zone that is stopped
     * @param tested those of them whose test entries it answers: without one a list says that it is not in operation
     *     (RFC 6471 3.3)
     */
    public record Zone(String name, List<BlockList> lists, List<BlockList> tested) {
        public Zone {
            lists = List.copyOf(lists);
            tested = List.copyOf(tested);
        }

        /** A zone in operation. */
        public Zone(String name, List<BlockList> lists) {
            this(name, lists, lists);
        }

        private Zone without(Withdrawal withdrawal) {
            List<BlockList> left = withdrawal.zones().contains(name)
                    ? List.of()
                    : select(lists, l -> !withdrawal.lists().contains(l.name()));
            return new Zone(
                    name,
                    left,
                    select(left, l -> tested.contains(l) && !withdrawal.tests().contains(l.name())));
        }
    }

    /**
     * What is not answered for the time being, or any more.
     *
     * @param zones names of zones in which nothing is listed
     * @param lists names of lists of which nothing is listed in any zone
     * @param tests names of lists that are listed, but without test entries
     */
    public record Withdrawal(Set<String> zones, Set<String> lists, Set<String> tests) {
        public Withdrawal {
            zones = Set.copyOf(zones);
            lists = Set.copyOf(lists);
            tests = Set.copyOf(tests);
        }
    }

    /** The same zones, without what is withdrawn. A zone of which nothing is left is empty, and still a zone. */
    public ZonePlan without(Withdrawal withdrawal) {
        return new ZonePlan(
                root, zones.stream().map(zone -> zone.without(withdrawal)).toList());
    }

    public ZonePlan {
        zones = List.copyOf(zones);
    }

    /**
     * The plan of design 6: the combined zone at the root holds only lists meant for reject, {@code all} every code
     * against a sender, and each list has its zone. {@code allow} is in no zone but its own (RFC 6471 3.3).
     *
     * @param genericJoinsDul whether entries of {@code generic} are answered on {@code dul} too, and so in the combined
     *     zone: the behaviour of 2009, off unless an operator wants it
     */
    public static ZonePlan of(Catalogue catalogue, String root, boolean genericJoinsDul) {
        List<Zone> zones = new ArrayList<>();
        zones.add(new Zone(root, select(catalogue, l -> l.use() == Use.REJECT || joins(l, genericJoinsDul))));
        zones.add(new Zone("all." + root, select(catalogue, l -> l.use() != Use.ACCEPT)));
        for (BlockList list : catalogue.lists()) {
            zones.add(new Zone(
                    list.name() + "." + root,
                    select(
                            catalogue,
                            l -> l.equals(list) || (list.name().equals("dul") && joins(l, genericJoinsDul)))));
        }
        return new ZonePlan(root, zones);
    }

    private static boolean joins(BlockList list, boolean genericJoinsDul) {
        return genericJoinsDul && list.name().equals("generic");
    }

    private static List<BlockList> select(Catalogue catalogue, Predicate<BlockList> wanted) {
        return select(catalogue.lists(), wanted);
    }

    private static List<BlockList> select(List<BlockList> lists, Predicate<BlockList> wanted) {
        return lists.stream().filter(wanted).toList();
    }
}
