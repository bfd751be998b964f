package dev.recourse.core.removal;

import dev.recourse.core.listing.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that is published of removals: conditions, reasons and texts, from the tables beside this class. */
public final class Published {
    private static final List<PublishedReason> REASONS =
            Tables.rows("reasons.tsv", 4).stream().map(Published::reason).toList();
    private static final Map<String, Need> NEED_KEYS =
            Arrays.stream(Need.values()).collect(Collectors.toMap(Need::key, Function.identity()));
    private static final Map<Need, NeedText> NEEDS = Tables.rows("needs.tsv", 3).stream()
            .collect(Collectors.toMap(cells -> NEED_KEYS.get(cells[0]), cells -> new NeedText(cells[1], cells[2])));
    private static final Map<String, GroundText> GROUNDS = Tables.rows("grounds.tsv", 3).stream()
            .collect(Collectors.toMap(cells -> cells[0], cells -> new GroundText(cells[1], cells[2])));
    private static final Map<String, OwnerStep> OWNERS = Tables.rows("owners.tsv", 3).stream()
            .collect(Collectors.toMap(cells -> cells[0], cells -> new OwnerStep(Party.valueOf(cells[1]), cells[2])));

    private static final String TICKET = Tables.text("ticket.txt");

    private final RemovalNumbers numbers;
    private final List<Condition> conditions;

    private record NeedText(String sentence, String step) {}

    private record GroundText(String cause, String sentence) {
        GroundText {
            if (cause.length() > Listing.DETAIL_MAX) {
                throw new IllegalStateException("too long for the journal: " + cause);
            }
        }
    }

    /** How a reverse DNS name is set, and by whom. */
    record OwnerStep(Party move, String how) {}

    private Published(RemovalNumbers numbers) {
        this.numbers = numbers;
        this.conditions = Tables.rows("conditions.tsv", 4).stream()
                .map(cells ->
                        new Condition(cells[0], cells[1], Way.valueOf(cells[2]), filled(cells[3], numbers.words())))
                .toList();
    }

    /** What is published where these times hold. */
    public static Published of(RemovalNumbers numbers) {
        return new Published(numbers);
    }

    public RemovalNumbers numbers() {
        return numbers;
    }

    /** Of every list and criterion, in the order of the catalogue. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** Of one list. */
    public List<Condition> conditions(String list) {
        return conditions.stream().filter(c -> c.list().equals(list)).toList();
    }

    /**
     * Of one criterion.
     *
     * @throws IllegalArgumentException where the catalogue has none such: a test holds that both tables name the same
     */
    Condition condition(String list, String criterion) {
        return conditions(list).stream()
                .filter(c -> c.criterion().equals(criterion))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no conditions for " + list + "/" + criterion));
    }

    /** Every reason for which a removal may be refused or an exemption may end. */
    public static List<PublishedReason> reasons() {
        return REASONS;
    }

    /** The reason of that name; empty where none is published. */
    public static Optional<PublishedReason> reason(String key) {
        return REASONS.stream().filter(r -> r.key().equals(key)).findFirst();
    }

    static PublishedReason known(String key) {
        return reason(key).orElseThrow(() -> new IllegalStateException("reason '" + key + "' is not in the table"));
    }

    /** What is missing, in one sentence. */
    public static String sentence(Missing missing) {
        return filled(text(missing.need()).sentence(), missing.values());
    }

    /** What exactly to do about it. */
    public static String step(Missing missing) {
        return filled(text(missing.need()).step(), missing.values());
    }

    /** Why it was granted, for the public journal. */
    public static String cause(Ground ground) {
        return ground(ground).cause();
    }

    /** Why it was granted, for the one who asked. */
    public static String sentence(Ground ground) {
        return ground(ground).sentence();
    }

    /**
     * A text that is ready to be sent to the owner of the address.
     *
     * @param url where the list is
     * @param link shows the request, and can do nothing else
     */
    public static String ticket(String address, String list, String url, List<Missing> missing, String link) {
        return filled(
                TICKET,
                Map.of(
                        "address", address,
                        "list", list,
                        "url", url,
                        "missing", joined(missing, Published::sentence),
                        "steps", joined(missing, Published::step),
                        "link", link));
    }

    private static String joined(List<Missing> missing, Function<Missing, String> text) {
        return missing.stream().map(m -> "- " + text.apply(m)).collect(Collectors.joining("\n"));
    }

    private static NeedText text(Need need) {
        return Optional.ofNullable(NEEDS.get(need)).orElseThrow(() -> new IllegalStateException("no text: " + need));
    }

    private static GroundText ground(Ground ground) {
        return Optional.ofNullable(GROUNDS.get(ground.key()))
                .orElseThrow(() -> new IllegalStateException("no text: " + ground));
    }

    /** How the reverse DNS of an address of that cloud is set; of one that we do not know, by its owner. */
    static OwnerStep ownerStep(Optional<String> cloud) {
        return cloud.map(OWNERS::get)
                .or(() -> Optional.ofNullable(OWNERS.get("")))
                .orElseThrow();
    }

    /** In one pass: a value that looks like a place to be filled stays as it is. */
    static String filled(String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            text.append(template, from, open);
            text.append(values.getOrDefault(template.substring(open + 1, close), ""));
            from = close + 1;
        }
        return text.append(template, from, template.length()).toString().strip();
    }

    private static PublishedReason reason(String[] cells) {
        return new PublishedReason(
                cells[0], PublishedReason.Kind.valueOf(cells[1]), List.of(cells[2].split(",")), cells[3]);
    }
}
