package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

@Tag("namespace")
class MailSystemIT {

    private static final String LISTED = "192.0.2.10";
    private static final String LISTED_IPV6 = "2001:db8:bad::1";
    private static final String TO_BE_REMOVED = "192.0.2.20";
    private static final String ONLY_GENERIC = "198.51.100.7";
    private static final String BURSTING = "198.51.100.8";
    private static final String NEVER_ASKED = "192.0.2.30";

    private static MailSystem system;
    private static SmtpClient postfix;

    @BeforeAll
    static void start() throws Exception {
        system = MailSystem.start();
        system.recourse().importCidr("rbl", LISTED, "2001:db8:bad::/64", TO_BE_REMOVED, NEVER_ASKED);
        system.recourse().importCidr("generic", ONLY_GENERIC);
        system.recourse().importCidr("quick", BURSTING);
        postfix = system.postfix(25, "postfix");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void a9_a_listed_client_is_refused_and_the_link_names_the_reason() throws Exception {
        SmtpReply reply = postfix.offerFrom(LISTED);
        assertThat(reply.line())
                .startsWith("550 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.example.org; ")
                .contains("/cgi-bin/lookup?ip_address=192.0.2.10");
        assertThat(page(reply)).contains(LISTED, "sent unsolicited bulk mail");
    }

    @Test
    void a9_a_listed_ipv6_client_is_refused_and_the_link_names_the_reason() throws Exception {
        SmtpReply reply = postfix.offerFrom(LISTED_IPV6);
        assertThat(reply.line())
                .startsWith(
                        "550 5.7.1 Service unavailable; Client host [2001:db8:bad::1] blocked using bl.example.org; ")
                .contains("/cgi-bin/lookup?ip_address=2001:db8:bad::1");
        assertThat(page(reply)).contains(LISTED_IPV6, "sent unsolicited bulk mail");
    }

    @Test
    void a9_the_second_preset_refuses_in_the_words_of_the_story() throws Exception {
        SmtpClient story = system.postfix(2501, "postfix", "--story");
        for (String client : new String[] {LISTED, LISTED_IPV6}) {
            assertThat(story.offerFrom(client).line())
                    .isEqualTo("550 5.7.1 Service unavailable; Client host [" + client
                            + "] blocked using RBL+; Please see " + RecourseServer.LOOKUP + client);
        }
        assertThat(story.offerFrom("192.0.2.99").accepted()).isTrue();
    }

    @Test
    void a9_unlisted_clients_are_accepted() {
        assertThat(postfix.offerFrom("192.0.2.11").line()).startsWith("250 ");
        assertThat(postfix.offerFrom("2001:db8:900d::1").line()).startsWith("250 ");
    }

    @Test
    void a9_after_a_removal_and_the_ttl_mail_is_accepted() throws Exception {
        assertThat(postfix.offerFrom(TO_BE_REMOVED).line()).startsWith("550 ");
        system.recourse().command("list", "remove", "--list", "rbl", TO_BE_REMOVED);
        // Nothing is flushed or restarted: unbound lets go of the answer after its 5 s.
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!postfix.offerFrom(TO_BE_REMOVED).accepted()) {
            assertThat(System.nanoTime()).as("still refused after a minute").isLessThan(end);
            Thread.sleep(500);
        }
    }

    @Test
    void a4_a_bare_combined_zone_accepts_what_is_only_generic() throws Exception {
        SmtpClient bare = system.postfix(
                2502,
                new PrintedFile(
                        "main.cf",
                        "smtpd_recipient_restrictions = reject_unauth_destination, reject_rbl_client bl.example.org\n"));
        assertThat(bare.offerFrom(ONLY_GENERIC).line()).startsWith("250 ");
        assertThat(bare.offerFrom(LISTED).line()).contains("blocked using bl.example.org");
        assertThat(resolve("7.100.51.198.all.bl.example.org", UnboundServer.ADDRESS))
                .isEqualTo("127.0.0.12");
    }

    @Test
    void a8_a_list_meant_for_defer_makes_a_450() {
        assertThat(postfix.offerFrom(BURSTING).line())
                .startsWith("450 4.7.1 ")
                .endsWith(RecourseServer.LOOKUP + BURSTING);
    }

    @Test
    void a6_a_listing_is_found_one_label_at_a_time_by_a_strict_resolver_with_an_empty_cache() throws Exception {
        system.resolver("unbound-cold", "127.0.0.154");
        assertThat(resolve("30.2.0.192.bl.example.org", "127.0.0.154")).isEqualTo("127.0.0.2");
    }

    private static String resolve(String name, String resolver) throws Exception {
        Lookup lookup = new Lookup(name + ".", Type.A);
        lookup.setResolver(new SimpleResolver(resolver));
        lookup.setCache(null);
        lookup.run();
        assertThat(lookup.getAnswers())
                .as("%s: %s", name, lookup.getErrorString())
                .hasSize(1);
        return lookup.getAnswers()[0].rdataToString();
    }

    /** What stands behind the link in a refusal. */
    private static String page(SmtpReply reply) throws Exception {
        URI link = URI.create(reply.link());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }
}
