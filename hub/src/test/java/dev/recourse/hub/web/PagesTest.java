package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person sees, over HTTP. */
class PagesTest {
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
    void home_has_one_labelled_field_and_links_to_every_list() {
        HttpResponse<String> home = web.get("/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(home.body())
                .contains("<html lang=\"en\"", "<label for=\"ip\"", "autofocus", "action=\"/lookup\"")
                .containsOnlyOnce("<input");
        for (BlockList list : Catalogue.shipped().lists()) {
            assertThat(home.body()).contains("href=\"/lists/" + list.name() + "\"");
        }
    }

    @Test
    void a_listed_address_is_told_where_why_since_until_and_what_to_do() {
        String page = text("/lookup?ip=192.0.2.7");
        assertThat(page)
                .contains("192.0.2.7 is listed")
                .contains("Proven spam sources")
                .contains("This address sent unsolicited bulk mail that we or a named source received.")
                .contains("3 more messages")
                .contains("19 November 2026, 12:00 UTC, confirmed again 23 November 2026, 12:00 UTC")
                .contains("30 November 2026, 12:00 UTC")
                .contains("192.0.2.7: this address only")
                .contains("127.0.0.2 in bl.example.org, all.bl.example.org, rbl.bl.example.org")
                .contains("refuse the mail")
                .contains("up to 5 minutes")
                .contains("Removed by itself 7 days after the last evidence.")
                .contains("hostmaster@example.org")
                .contains("is not built yet")
                .contains("https://bl.example.org/lookup?ip=192.0.2.7")
                .contains("confirmed again", "listed", "an import from the source");
    }

    @Test
    void a_name_is_told_whether_it_would_pass_and_what_would() {
        assertThat(text("/rdns?ip=192.0.2.7&ptr=192-0-2-7.dyn.example.net"))
                .contains("192-0-2-7.dyn.example.net would not pass")
                .contains("assigned dynamically", "dyn (a word)", "mail.example.org");
        assertThat(text("/rdns?ip=192.0.2.7&ptr=mail.example.org")).contains("mail.example.org would pass");
        assertThat(text("/rdns?ip=192.0.2.7&ptr=")).contains("no name would not pass");
        assertThat(web.get("/rdns").body()).contains("<label for=\"ip\"", "<label for=\"ptr\"", "action=\"/rdns\"");
    }

    @Test
    void a_name_that_is_markup_is_shown_as_text_and_a_wrong_address_is_explained() {
        String page = web.get("/rdns?ip=192.0.2.7&ptr=%3Cscript%3Ex%3C/script%3E.example.net")
                .body();
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;");
        HttpResponse<String> refused = web.get("/rdns?ip=nonsense&ptr=mail.example.org");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Please check:", "aria-invalid=\"true\"", "value=\"mail.example.org\"");
    }

    @Test
    void a_range_is_named_with_its_size() {
        assertThat(text("/lookup?ip=198.51.100.1"))
                .contains("198.51.100.0/24: a range of 256 addresses")
                .contains("This address is in 198.51.100.0/24, which has a reverse DNS name that says")
                .contains("while it is true");
    }

    @Test
    void generic_alone_is_no_accusation_and_no_reason_to_refuse() {
        assertThat(text("/lookup?ip=203.0.113.25"))
                .contains("203.0.113.25 is listed, but not accused of anything")
                .contains("This is no accusation.")
                .contains("nobody should refuse mail for it alone")
                .contains("ec2-203-0-113-25.compute-1.example.org")
                .doesNotContain("may refuse mail from this address");
    }

    @Test
    void not_listed_is_said_clearly_with_the_life_of_an_old_answer() {
        assertThat(text("/lookup?ip=192.0.2.200")).contains("is listed");
        assertThat(text("/lookup?ip=203.0.113.99"))
                .contains("203.0.113.99 is not listed")
                .contains("up to 900 seconds more (15 minutes)")
                .contains("Nothing has ever been recorded");
        assertThat(text("/lookup?ip=192.0.2.50"))
                .contains("192.0.2.50 is not listed")
                .contains("up to 200 seconds more, until 24 November 2026, 12:03 UTC");
    }

    @Test
    void allow_alone_speaks_for_the_address() {
        assertThat(text("/lookup?ip=203.0.113.80")).contains("is not listed").contains("that speaks for it");
    }

    @Test
    void exemptions_and_what_they_hide_are_shown() {
        assertThat(text("/lookup?ip=198.51.100.40"))
                .contains("is not listed")
                .contains("198.51.100.40 is exempt from Dynamic ranges: has its own name and proved it")
                .contains("reviewed on 24 December 2026")
                .contains("198.51.100.0/24 (listing 2) does not count for this address");
    }

    @Test
    void a_private_address_is_explained() {
        assertThat(text("/lookup?ip=10.0.0.1")).contains("private use", "never listed");
    }

    @Test
    void both_paths_take_both_names_and_every_spelling() {
        for (String path : List.of(
                "/lookup?ip=2001:db8:0:1::7",
                "/lookup?ip=2001:DB8:0:1::7",
                "/lookup?ip=%5B2001:db8:0:1:0:0:0:7%5D",
                "/lookup?ip=+2001:db8:0:1::7%20",
                "/cgi-bin/lookup?ip_address=2001:0DB8:0000:0001::0007",
                "/cgi-bin/lookup?ip=2001:db8:0:1::7",
                "/lookup?ip_address=2001:db8:0:1::7",
                "/lookup?ip=&ip_address=2001:db8:0:1::7")) {
            assertThat(text(path)).as(path).contains("2001:db8:0:1::7 is listed");
        }
        assertThat(text("/lookup?ip=::ffff:192.0.2.7"))
                .contains("192.0.2.7 is listed")
                .doesNotContain("ffff");
    }

    @Test
    void an_address_in_bare_brackets_in_the_address_line_is_read() throws IOException {
        assertThat(web.raw("GET /lookup?ip=[2001:db8:0:1::7] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("2001:db8:0:1::7");
    }

    @Test
    void bad_input_is_400_says_what_is_wrong_and_keeps_the_field() {
        HttpResponse<String> page = web.get("/lookup?ip=192.0.2.300");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("value=\"192.0.2.300\"")
                .contains("an octet is at most 255")
                .contains("aria-invalid=\"true\"");
        assertThat(web.get("/lookup").statusCode()).isEqualTo(400);
        assertThat(web.get("/lookup?ip=mail.example.org").body()).contains("That is a name");
    }

    @Test
    void nothing_typed_comes_back_unescaped() {
        for (String attack : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'onfocus='alert(1)",
                "\" onfocus=\"alert(1)\" x=\"",
                "${7*7}__${7*7}__::.x",
                "[[${7*7}]]")) {
            HttpResponse<String> page = web.get("/lookup?ip=" + URLEncoder.encode(attack, StandardCharsets.UTF_8));
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).doesNotContain("<script", "<img src=x", "\" onfocus=", "'onfocus=", "49");
        }
        assertThat(web.get("/%3Cscript%3Ealert(1)%3C/script%3E").body()).doesNotContain("<script");
        assertThat(web.get("/lists/%3Cscript%3E").body()).doesNotContain("<script");
    }

    @Test
    void what_was_found_is_escaped() {
        assertThat(web.get("/lookup?ip=192.0.2.66").body())
                .contains("&lt;script&gt;alert")
                .doesNotContain("<script");
    }

    @Test
    void the_overview_and_a_page_a_list_publish_criteria_codes_and_ways_out() {
        assertThat(text("/lists"))
                .contains("bl.example.org The combined zone", "all.bl.example.org", "127.0.0.10, 127.0.0.11");
        for (BlockList list : Catalogue.shipped().lists()) {
            String page = text("/lists/" + list.name());
            assertThat(page)
                    .contains(
                            list.title(),
                            list.what(),
                            list.removal(),
                            list.use().advice())
                    .contains(list.name() + ".bl.example.org")
                    .contains("dig @127.0.0.1 -p 5300 +short "
                            + list.criteria().getFirst().code() + ".0.0.127." + list.name() + ".bl.example.org A");
            list.criteria()
                    .forEach(c -> assertThat(page)
                            .contains(c.sentence(), c.reference(), c.codeText())
                            .contains("::ffff:7f00:" + Integer.toHexString(c.code())));
        }
    }

    @Test
    void the_banner_stands_on_every_page() {
        assertThat(web.get("/").body()).doesNotContain("example set");
        try (RunningServer other = new RunningServer()) {
            other.banner("This is an example set; remove it with `recourse examples remove`");
            for (String path :
                    List.of("/", "/lookup?ip=192.0.2.7", "/lookup?ip=x", "/lists", "/lists/rbl", "/nowhere")) {
                assertThat(other.get(path).body())
                        .as(path)
                        .contains("This is an example set; remove it with `recourse examples remove`");
            }
        }
    }

    @Test
    void pages_load_nothing_but_our_own_style_and_icon() {
        Matcher reference = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(web.get("/lookup?ip=192.0.2.7").body());
        while (reference.find()) {
            assertThat(reference.group(1)).matches("/.*|#main|mailto:.*");
        }
        assertThat(web.get("/lookup?ip=192.0.2.7").body()).doesNotContain("<script", "style=", "onclick");
    }

    /** The page as it reads: without tags, in one line. */
    private static String text(String path) {
        return web.get(path)
                .body()
                .replaceAll("(?s)<head>.*</head>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" (?=[,.;:)])", "")
                .replace("( ", "(");
    }
}
