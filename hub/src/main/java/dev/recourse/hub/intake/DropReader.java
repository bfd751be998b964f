package dev.recourse.hub.intake;

import static dev.recourse.core.format.FormatException.quote;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.FileEntry;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.format.ListFormat;
import dev.recourse.core.format.ListReader;
import dev.recourse.core.format.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spamhaus DROP: a JSON object a line, {@code {"cidr":...,"sblid":...}}, and a last one of type "metadata" that says how
 * many there are. Without it the file was cut.
 */
final class DropReader implements ListReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<FileEntry> entries = new ArrayList<>();
    private String file = "";
    private int line;
    private long records;
    private boolean ended;

    @Override
    public void beginFile(String name) {
        file = name;
        line = 0;
        records = 0;
        ended = false;
    }

    @Override
    public void line(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        JsonNode object = object(text);
        if (ended) {
            throw refused("there is something behind the last line, the metadata");
        }
        if (object.path("type").asString("").equals("metadata")) {
            metadata(object);
        } else {
            entry(object, text);
        }
    }

    @Override
    public void endFile(boolean lineEnded) {
        if (!ended) {
            throw refused("the last line, the metadata, is missing: the file was cut short");
        }
    }

    @Override
    public FileContents finish() {
        entries.sort(Comparator.comparing(FileEntry::prefix));
        FileContents none = ListFormat.CIDR.reader(0).finish();
        return new FileContents(entries, none.texts(), none.server(), none.ignored());
    }

    private JsonNode object(String text) {
        try {
            JsonNode object = JSON.readTree(text);
            if (object.isObject()) {
                return object;
            }
        } catch (JacksonException e) {
            throw refused(quote(text) + " is not a JSON object");
        }
        throw refused(quote(text) + " is not a JSON object");
    }

    private void metadata(JsonNode object) {
        ended = true;
        long said = object.path("records").asLong(-1);
        if (said != records) {
            throw refused("the metadata says " + said + " records, the file has " + records);
        }
    }

    private void entry(JsonNode object, String text) {
        String cidr = object.path("cidr").asString("");
        if (cidr.isEmpty()) {
            throw refused(quote(text) + " has no \"cidr\" (a list of networks by number cannot be imported)");
        }
        try {
            Value value = Value.ofText(object.path("sblid").asString(""));
            entries.add(new FileEntry.Listed(Prefix.parse(cidr), value, file, line));
            records++;
        } catch (AddressFormatException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private FormatException refused(String reason) {
        return new FormatException(file, line, reason);
    }
}
