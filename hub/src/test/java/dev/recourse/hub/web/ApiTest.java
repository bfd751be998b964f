package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.Catalogue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program reads, over HTTP. */
class ApiTest {
    private static final String JSON = "application/json";
    private static RunningServer web;

    @BeforeAll
    static void start() {
        web = new RunningServer();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void a_name_is_read_as_json_with_the_documented_fields() {
        HttpResponse<String> answer = web.get("/api/v1/rdns?ip=192.0.2.7&ptr=192-0-2-7.adsl.example.net");
        assertThat(answer.headers().firstValue("content-type")).contains(JSON);
        JsonNode json = json(answer);
        assertThat(json.propertyNames())
                .containsExactly(
                        "address",
                        "name",
                        "class",
                        "confidence",
                        "rule",
                        "sentence",
                        "passes",
                        "advice",
                        "found",
                        "addressForm",
                        "word",
                        "notes");
        assertThat(json.get("class").asString()).isEqualTo("DYNAMIC");
        assertThat(json.get("found").get(0).get("text").asString()).isEqualTo("192-0-2-7");
        assertThat(json(web.get("/api/v1/rdns?ip=192.0.2.7")).get("class").asString())
                .isEqualTo("NONE");
        HttpResponse<String> refused = web.get("/api/v1/rdns?ip=nonsense&ptr=mail.example.org");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(web.get("/api/v1/rdns?ip=192.0.2.7&ptr=" + "a".repeat(400)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_lookup_is_json_with_the_documented_fields() {
        HttpResponse<String> answer = web.get("/api/v1/lookup?ip=192.0.2.7");
        assertThat(answer.headers().firstValue("content-type")).contains(JSON);
        JsonNode json = json(answer);
        assertThat(json.propertyNames())
                .containsExactly(
                        "address", "listed", "at", "entries", "silenced", "exemptions", "history", "specialPurpose");
        assertThat(json.get("address").asString()).isEqualTo("192.0.2.7");
        assertThat(json.get("listed").asBoolean()).isTrue();
        JsonNode entry = json.get("entries").get(0);
        assertThat(entry.propertyNames())
                .containsExactly(
                        "list",
                        "title",
                        "use",
                        "code",
                        "criterion",
                        "sentence",
                        "prefix",
                        "size",
                        "source",
                        "since",
                        "confirmedAt",
                        "until",
                        "id",
                        "detail",
                        "zones",
                        "oldAnswerSeconds",
                        "removal",
                        "evidence");
        assertThat(entry.get("code").asString()).isEqualTo("127.0.0.2");
        assertThat(entry.get("since").asString()).isEqualTo("2026-11-19T12:00:00Z");
        assertThat(entry.get("oldAnswerSeconds").asInt()).isEqualTo(300);
        JsonNode line = json.get("history").get(0);
        assertThat(line.propertyNames())
                .containsExactly(
                        "serial",
                        "at",
                        "action",
                        "words",
                        "list",
                        "prefix",
                        "criterion",
                        "source",
                        "until",
                        "actor",
                        "detail");
        assertThat(line.get("action").asString()).isEqualTo("RENEW");
    }

    @Test
    void not_listed_and_exempt_are_said() {
        JsonNode json = json(web.get("/api/v1/lookup?ip=198.51.100.40"));
        assertThat(json.get("listed").asBoolean()).isFalse();
        assertThat(json.get("entries")).isEmpty();
        assertThat(json.get("exemptions").get(0).propertyNames())
                .containsExactly("list", "prefix", "cause", "since", "until", "id");
        assertThat(json.get("silenced").get(0).propertyNames())
                .containsExactly("list", "criterion", "prefix", "source", "since", "id", "by", "cause");
        assertThat(json.get("silenced").get(0).get("by").asString()).isEqualTo("exemption");
    }

    @Test
    void the_page_gives_json_to_whoever_asks_for_it() {
        for (String path : List.of("/lookup", "/cgi-bin/lookup")) {
            assertThat(type(path + "?ip=192.0.2.7&format=json")).startsWith(JSON);
            assertThat(type(path + "?ip=192.0.2.7", "Accept", JSON)).startsWith(JSON);
            assertThat(type(path + "?ip=192.0.2.7", "Accept", "application/json, text/plain, */*"))
                    .startsWith(JSON);
        }
    }

    @Test
    void whoever_asks_for_anything_else_gets_html() {
        for (String accept : List.of(
                "*/*",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/json;q=0.5, text/html",
                "image/png",
                "nonsense")) {
            assertThat(type("/lookup?ip=192.0.2.7", "Accept", accept))
                    .as(accept)
                    .startsWith("text/html");
        }
        assertThat(type("/lookup?ip=192.0.2.7")).startsWith("text/html");
        assertThat(type("/", "Accept", JSON)).startsWith("text/html");
    }

    @Test
    void the_interface_gives_json_whatever_is_asked_for() {
        assertThat(type("/api/v1/lookup?ip=192.0.2.7", "Accept", "text/html")).startsWith(JSON);
    }

    @Test
    void bad_input_is_a_problem_document() {
        for (String path : List.of("/api/v1/lookup?ip=192.0.2.300", "/api/v1/lookup", "/lookup?ip=x&format=json")) {
            HttpResponse<String> answer = web.get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            JsonNode json = json(answer);
            assertThat(json.get("status").asInt()).isEqualTo(400);
            assertThat(json.get("title").asString()).isEqualTo("Not an address");
            assertThat(json.get("detail").asString()).isNotEmpty();
        }
    }

    @Test
    void the_codes_are_the_catalogue_with_a_version() {
        HttpResponse<String> answer = web.get("/codes.json");
        JsonNode json = json(answer);
        assertThat(json.propertyNames()).containsExactly("format", "version", "root", "zones", "codes");
        assertThat(json.get("version").asString()).hasSize(16);
        assertThat(answer.headers().firstValue("etag"))
                .contains('"' + json.get("version").asString() + '"');
        assertThat(json.get("codes").size())
                .isEqualTo(Catalogue.shipped().lists().stream()
                        .mapToInt(l -> l.criteria().size())
                        .sum());
        assertThat(json.get("codes").get(0).get("code").asString()).isEqualTo("127.0.0.2");
        assertThat(json.get("zones").get(0).get("lists").toString()).isEqualTo("[\"rbl\",\"relay\",\"dul\"]");
    }

    @Test
    void every_field_is_documented() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "api.md"));
        for (String path : List.of(
                "/api/v1/lookup?ip=192.0.2.7",
                "/api/v1/lookup?ip=198.51.100.40",
                "/api/v1/lookup?ip=192.0.2.50",
                "/codes.json")) {
            for (String field : fields(json(web.get(path)))) {
                assertThat(document).contains("`" + field + "`");
            }
        }
    }

    private static Set<String> fields(JsonNode json) {
        Set<String> fields = new TreeSet<>(json.propertyNames());
        json.forEach(child -> fields.addAll(fields(child)));
        return fields;
    }

    private static String type(String path, String... headers) {
        HttpResponse<String> answer = web.get(path, headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("content-type").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
