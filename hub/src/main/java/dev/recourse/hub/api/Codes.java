package dev.recourse.hub.api;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All codes and zones as one table for programs: the same table that DNS answers from. */
final class Codes {
    /** Raised when the meaning of a field changes. */
    private static final int FORMAT = 1;

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final String version;

    Codes(Catalogue catalogue, ZonePlan plan) {
        List<Map<String, Object>> zones = plan.zones().stream().map(Codes::zone).toList();
        List<Map<String, Object>> codes = catalogue.lists().stream()
                .flatMap(list -> list.criteria().stream().map(c -> code(list, c, plan)))
                .toList();
        version = digest(zones + "\n" + codes);
        fields.put("format", FORMAT);
        fields.put("version", version);
        fields.put("root", plan.root());
        fields.put("zones", zones);
        fields.put("codes", codes);
    }

    /** Changes whenever anything in the table does. */
    String version() {
        return version;
    }

    Map<String, Object> fields() {
        return fields;
    }

    private static Map<String, Object> zone(ZonePlan.Zone zone) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", zone.name());
        fields.put("lists", zone.lists().stream().map(BlockList::name).toList());
        return fields;
    }

    private static Map<String, Object> code(BlockList list, Criterion criterion, ZonePlan plan) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", criterion.codeText());
        fields.put("list", list.name());
        fields.put("title", list.title());
        fields.put("use", list.use().name().toLowerCase(Locale.ROOT));
        fields.put("criterion", criterion.reference());
        fields.put("sentence", "This address " + criterion.sentence() + ".");
        fields.put("ttlSeconds", list.ttl().toSeconds());
        list.expiry().ifPresent(expiry -> fields.put("expirySeconds", expiry.toSeconds()));
        fields.put("test", criterion.codeText());
        fields.put(
                "zones",
                plan.zones().stream()
                        .filter(z -> z.lists().contains(list))
                        .map(ZonePlan.Zone::name)
                        .toList());
        return fields;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
