package dev.recourse.hub.evidence;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.store.EvidenceWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request: an array of objects, one object, or one object a line. */
final class EvidenceJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Others are a mistake: a misspelt time must not become one that is left out. */
    private static final Set<String> FIELDS = Set.of("address", "kind", "at", "id", "note");

    private EvidenceJson() {}

    /** The body is not evidence. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient OptionalInt index;

        Wrong(OptionalInt index, String reason) {
            super(reason);
            this.index = index;
        }

        /** Which piece is wrong, from 0; empty where it is the whole. */
        OptionalInt index() {
            return index;
        }
    }

    /**
     * The evidence of a body.
     *
     * @param lines whether it has one object a line (NDJSON)
     * @param now the time of evidence without one
     * @throws Wrong with the first piece that is none
     */
    static List<Evidence> read(byte[] body, boolean lines, String source, Instant now) throws Wrong {
        List<JsonNode> nodes = lines ? ofLines(body) : ofWhole(body);
        if (nodes.isEmpty()) {
            throw new Wrong(OptionalInt.empty(), "there is no evidence in it");
        }
        if (nodes.size() > EvidenceWriter.MOST) {
            throw new Wrong(
                    OptionalInt.empty(),
                    "there are more than " + EvidenceWriter.MOST + " pieces in it: send them in several requests");
        }
        List<Evidence> evidence = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            try {
                evidence.add(one(nodes.get(i), source, now));
            } catch (RefusedException e) {
                throw new Wrong(OptionalInt.of(i), String.valueOf(e.getMessage()));
            }
        }
        return evidence;
    }

    private static List<JsonNode> ofWhole(byte[] body) throws Wrong {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isMissingNode()) {
                return List.of();
            }
            return node.isArray() ? List.copyOf(node.asArray().elements()) : List.of(node);
        } catch (JacksonException e) {
            throw new Wrong(OptionalInt.empty(), "this is not JSON: " + reason(e));
        }
    }

    private static List<JsonNode> ofLines(byte[] body) throws Wrong {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : (Iterable<String>) new String(body, StandardCharsets.UTF_8).lines()::iterator) {
            if (!line.isBlank()) {
                try {
                    nodes.add(JSON.readTree(line));
                } catch (JacksonException e) {
                    throw new Wrong(OptionalInt.of(nodes.size()), "this line is not JSON: " + reason(e));
                }
            }
        }
        return nodes;
    }

    private static Evidence one(JsonNode node, String source, Instant now) {
        if (!node.isObject()) {
            throw new RefusedException("a piece of evidence is an object with address, kind, and at or id");
        }
        node.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RefusedException(
                            "there is a field that is not known; there are address, kind, at, id and note"
                                    + (name.equals("source") ? " (the source is that of the token)" : ""));
                });
        IpAddress address = EvidenceLine.address(required(node, "address"));
        EvidenceKind kind = EvidenceLine.kind(required(node, "kind"));
        Optional<Instant> seenAt = text(node, "at").map(EvidenceLine::time);
        String note = text(node, "note").orElse("");
        return text(node, "id")
                .map(id -> new Evidence(source, id, address, kind, seenAt.orElse(now), note))
                .or(() -> seenAt.map(at -> Evidence.withoutId(source, address, kind, at, note)))
                .orElseThrow(() -> new RefusedException(
                        "the fields at and id are both missing: without one of them a repetition is not recognised"));
    }

    private static String required(JsonNode node, String name) {
        return text(node, name).orElseThrow(() -> new RefusedException("the field " + name + " is missing"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.optional(name).filter(value -> !value.isNull()).map(value -> {
            if (!value.isString()) {
                throw new RefusedException("the field " + name + " is not a text");
            }
            return value.stringValue();
        });
    }

    /** Without the library's own account of where it read from. */
    private static String reason(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("")
                + (e.getLocation() == null
                        ? ""
                        : " (line " + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr() + ")");
    }
}
