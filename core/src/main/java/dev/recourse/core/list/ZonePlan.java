package dev.recourse.core.list;

import java.util.ArrayList;
import java.util.List;
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
     * @param lists the lists whose entries it answers, in the order of the catalogue
     */
    public record Zone(String name, List<BlockList> lists) {
        public Zone {
            lists = List.copyOf(lists);
        }
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
        return catalogue.lists().stream().filter(wanted).toList();
    }
}
