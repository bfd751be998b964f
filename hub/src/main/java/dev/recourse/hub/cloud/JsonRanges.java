package dev.recourse.hub.cloud;

import static dev.recourse.core.format.FormatException.quote;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.cloud.CloudRange;
import dev.recourse.core.format.FormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the four forms that are JSON. Any part that is not as expected refuses the whole file. */
final class JsonRanges {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Amazon's createDate: 2023-03-23-18-53-10. */
    private static final DateTimeFormatter AWS_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss");

    private final String file;
    private final List<CloudRange> ranges = new ArrayList<>();

    private JsonRanges(String file) {
        this.file = file;
    }

    /** @throws FormatException when it is none of the four */
    static CloudFile read(String file, String text) {
        return new JsonRanges(file).read(parsed(file, text));
    }

    private static JsonNode parsed(String file, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new FormatException(
                    file, e.getLocation().getLineNr(), "is not whole JSON (was the download cut short?)");
        }
    }

    private CloudFile read(JsonNode root) {
        if (root.path("values").isArray()) {
            return azure(root);
        }
        if (root.path("regions").isArray()) {
            return oracle(root);
        }
        JsonNode first = root.path("prefixes").path(0);
        if (first.has("ip_prefix")) {
            return aws(root);
        }
        if (first.has("ipv4Prefix") || first.has("ipv6Prefix")) {
            return gcp(root);
        }
        throw refused("this JSON is none that we know: it has neither \"prefixes\" with \"ip_prefix\" (AWS) or"
                + " \"ipv4Prefix\" (Google), nor \"values\" (Azure), nor \"regions\" (Oracle)");
    }

    private CloudFile aws(JsonNode root) {
        for (JsonNode each : root.path("prefixes")) {
            add(text(each, "ip_prefix"), each.path("region"), each.path("service"));
        }
        for (JsonNode each : root.path("ipv6_prefixes")) {
            add(text(each, "ipv6_prefix"), each.path("region"), each.path("service"));
        }
        Optional<Instant> at = Optional.of(root.path("createDate").asString(""))
                .filter(t -> !t.isEmpty())
                .map(t -> date(t, AWS_DATE))
                .or(() -> seconds(root.path("syncToken").asString("")));
        return new CloudFile(CloudFormat.AWS, at, ranges);
    }

    private CloudFile gcp(JsonNode root) {
        for (JsonNode each : root.path("prefixes")) {
            String prefix =
                    each.path("ipv4Prefix").asString(each.path("ipv6Prefix").asString(""));
            add(prefix, each.path("scope"), each.path("service"));
        }
        return new CloudFile(CloudFormat.GCP, isoDate(root.path("creationTime")), ranges);
    }

    private CloudFile azure(JsonNode root) {
        for (JsonNode each : root.path("values")) {
            JsonNode properties = each.path("properties");
            String service = properties.path("systemService").asString("");
            if (service.isEmpty()) {
                service = text(each, "name").replaceFirst("\\..*", "");
            }
            for (JsonNode prefix : array(properties, "addressPrefixes")) {
                add(prefix.asString(""), properties.path("region").asString(""), service);
            }
        }
        // Its date stands in its name only.
        return new CloudFile(CloudFormat.AZURE, Optional.empty(), ranges);
    }

    private CloudFile oracle(JsonNode root) {
        for (JsonNode region : root.path("regions")) {
            String name = text(region, "region");
            for (JsonNode each : array(region, "cidrs")) {
                JsonNode tags = each.path("tags");
                if (tags.isEmpty()) {
                    add(text(each, "cidr"), name, "");
                }
                for (JsonNode tag : tags) {
                    add(text(each, "cidr"), name, tag.asString(""));
                }
            }
        }
        return new CloudFile(CloudFormat.ORACLE, isoDate(root.path("last_updated_timestamp")), ranges);
    }

    private void add(String prefix, JsonNode region, JsonNode service) {
        add(prefix, region.asString(""), service.asString(""));
    }

    private void add(String prefix, String region, String service) {
        try {
            ranges.add(new CloudRange(Prefix.parse(prefix), region, service));
        } catch (AddressFormatException e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw refused(quote(prefix) + ": " + e.getMessage());
        }
    }

    private String text(JsonNode object, String name) {
        String text = object.path(name).asString("");
        if (text.isEmpty()) {
            throw refused("an entry has no \"" + name + "\"");
        }
        return text;
    }

    private JsonNode array(JsonNode object, String name) {
        JsonNode array = object.path(name);
        if (!array.isArray()) {
            throw refused("an entry has no \"" + name + "\"");
        }
        return array;
    }

    private Optional<Instant> isoDate(JsonNode value) {
        String text = value.asString("");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.endsWith("Z") ? instant(text) : date(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused(quote(text) + " is not a date");
        }
    }

    private Instant date(String text, DateTimeFormatter form) {
        try {
            return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw refused(quote(text) + " is not a date");
        }
    }

    private Optional<Instant> seconds(String text) {
        return text.matches("[0-9]{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }

    private FormatException refused(String reason) {
        return new FormatException(file, 1, reason);
    }
}
