package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.CheckedCookie.Standing;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server cookies (RFC 9018), with the examples of its appendix A. */
class CookieSecretsTest {
    private static final CookieSecret SECRET = CookieSecret.parse("e5e973e5a6b2a43f48e7dc849e37bfcf");
    private static final CookieSecret OTHER = CookieSecret.parse("445536bcd2513298075a5d379663c962");
    private static final IpAddress CLIENT = IpAddress.parse("198.51.100.100");
    private static final long CLIENT_COOKIE = 0x2464c4abcf10c957L;
    private static final long MADE_AT = 1559731985L;

    private final CookieSecrets secrets = new CookieSecrets(SECRET, List.of());

    @Test
    void c41_appendix_a1_a_client_learns_a_cookie() {
        CheckedCookie checked = secrets.check(new Cookie.ClientOnly(CLIENT_COOKIE), CLIENT, MADE_AT);
        assertThat(checked.standing()).isEqualTo(Standing.CLIENT_ONLY);
        assertThat(hex(checked)).isEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
    }

    @Test
    void c41_appendix_a2_after_forty_minutes_the_cookie_is_renewed() {
        Cookie.Both brought = cookie("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
        CheckedCookie checked = secrets.check(brought, CLIENT, 1559734385L);
        assertThat(checked.standing()).isEqualTo(Standing.VALID);
        assertThat(hex(checked)).isEqualTo("2464c4abcf10c957010000005cf7a871d4a564a1442aca77");
    }

    @Test
    void c41_appendix_a3_reserved_octets_are_hashed_as_they_came() {
        IpAddress client = IpAddress.parse("203.0.113.203");
        Cookie.Both brought = cookie("fc93fc62807ddb8601abcdef5cf78f71a314227b6679ebf5");
        assertThat(secrets.check(brought, client, 0x5cf78f71L).standing()).isEqualTo(Standing.VALID);
        // At the moment of the example the cookie is 6715 seconds old: too old by 4.3 of the same RFC.
        CheckedCookie checked = secrets.check(brought, client, 1559734700L);
        assertThat(checked.standing()).isEqualTo(Standing.INVALID);
        assertThat(hex(checked)).isEqualTo("fc93fc62807ddb86010000005cf7a9acf73a7810aca2381e");
    }

    @Test
    void c41_appendix_a4_a_cookie_of_the_secret_that_goes_is_valid_and_replaced() {
        CookieSecrets rolled =
                new CookieSecrets(OTHER, List.of(CookieSecret.parse("dd3bdf9344b678b185a6f5cb60fca715")));
        Cookie.Both brought = cookie("22681ab97d52c298010000005cf7c57926556bd0934c72f8");
        CheckedCookie checked =
                rolled.check(brought, IpAddress.parse("2001:db8:220:1:59de:d0f4:8769:82b8"), 1559741961L);
        assertThat(checked.standing()).isEqualTo(Standing.VALID);
        assertThat(hex(checked)).isEqualTo("22681ab97d52c298010000005cf7c609a6bb79d16625507a");
    }

    @Test
    void c41_a_cookie_holds_from_five_minutes_before_its_time_to_an_hour_after() {
        Cookie.Both brought = made(MADE_AT);
        assertThat(standing(brought, MADE_AT - 301)).isEqualTo(Standing.INVALID);
        assertThat(standing(brought, MADE_AT - 300)).isEqualTo(Standing.VALID);
        assertThat(standing(brought, MADE_AT + 3600)).isEqualTo(Standing.VALID);
        assertThat(standing(brought, MADE_AT + 3601)).isEqualTo(Standing.INVALID);
        assertThat(standing(brought, MADE_AT + (1L << 31))).isEqualTo(Standing.INVALID);
    }

    @Test
    void c41_until_half_an_hour_it_goes_back_as_it_came() {
        Cookie.Both brought = made(MADE_AT);
        assertThat(secrets.check(brought, CLIENT, MADE_AT + 1800).head()).isEqualTo(brought.head());
        assertThat(secrets.check(brought, CLIENT, MADE_AT + 1801).head()).isNotEqualTo(brought.head());
    }

    @Test
    void c41_times_are_compared_as_serial_numbers_across_2106() {
        long wrap = 1L << 32;
        Cookie.Both before = made(wrap - 10);
        assertThat(standing(before, wrap + 10)).isEqualTo(Standing.VALID);
        Cookie.Both after = made(wrap + 10);
        assertThat(standing(after, wrap - 10)).isEqualTo(Standing.VALID);
        assertThat(standing(after, wrap + 3611)).isEqualTo(Standing.INVALID);
    }

    @Test
    void c39_whatever_is_changed_it_is_invalid_and_a_good_one_goes_back() {
        Cookie.Both good = made(MADE_AT);
        for (int bit = 0; bit < 64; bit++) {
            long flip = 1L << bit;
            for (Cookie.Both bad : List.of(
                    new Cookie.Both(good.client() ^ flip, good.head(), good.hash()),
                    new Cookie.Both(good.client(), good.head() ^ flip, good.hash()),
                    new Cookie.Both(good.client(), good.head(), good.hash() ^ flip))) {
                CheckedCookie checked = secrets.check(bad, CLIENT, MADE_AT);
                assertThat(checked.standing()).isEqualTo(Standing.INVALID);
                assertThat(standing(new Cookie.Both(checked.client(), checked.head(), checked.hash()), MADE_AT))
                        .isEqualTo(Standing.VALID);
            }
        }
    }

    @Test
    void c39_it_holds_for_one_address_only() {
        Cookie.Both good = made(MADE_AT);
        assertThat(secrets.check(good, IpAddress.parse("198.51.100.101"), MADE_AT)
                        .standing())
                .isEqualTo(Standing.INVALID);
        assertThat(secrets.check(good, IpAddress.parse("2001:db8::1"), MADE_AT).standing())
                .isEqualTo(Standing.INVALID);
        // A dual-stack socket says ::ffff:198.51.100.100 for the very same client.
        assertThat(secrets.check(good, IpAddress.parse("::ffff:198.51.100.100"), MADE_AT)
                        .standing())
                .isEqualTo(Standing.VALID);
    }

    @Test
    void c39_a_server_cookie_of_another_length_is_invalid() {
        CheckedCookie checked = secrets.check(new Cookie.Foreign(CLIENT_COOKIE), CLIENT, MADE_AT);
        assertThat(checked.standing()).isEqualTo(Standing.INVALID);
        assertThat(hex(checked)).isEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
        assertThat(secrets.check(new Cookie.None(), CLIENT, MADE_AT)).isEqualTo(CheckedCookie.ABSENT);
    }

    @Test
    void c41_secrets_roll_in_three_stages_and_no_client_loses_its_cookie() {
        Cookie.Both brought = made(MADE_AT);
        for (CookieSecrets stage :
                List.of(new CookieSecrets(SECRET, List.of(OTHER)), new CookieSecrets(OTHER, List.of(SECRET)))) {
            CheckedCookie checked = stage.check(brought, CLIENT, MADE_AT + 60);
            assertThat(checked.standing()).isEqualTo(Standing.VALID);
            brought = new Cookie.Both(checked.client(), checked.head(), checked.hash());
        }
        CookieSecrets last = new CookieSecrets(OTHER, List.of());
        assertThat(last.check(brought, CLIENT, MADE_AT + 60).standing()).isEqualTo(Standing.VALID);
        assertThat(last.check(made(MADE_AT), CLIENT, MADE_AT + 60).standing()).isEqualTo(Standing.INVALID);
    }

    @Test
    void a_secret_has_32_digits_and_is_never_printed() {
        for (String wrong : List.of("", "e5e973e5a6b2a43f48e7dc849e37bf", "g5e973e5a6b2a43f48e7dc849e37bfcf")) {
            assertThatThrownBy(() -> CookieSecret.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new CookieSecrets(SECRET, List.of(OTHER)).toString())
                .isEqualTo("CookieSecrets[current=CookieSecret, accepted=[CookieSecret]]");
        assertThatThrownBy(() -> new CookieSecrets(SECRET, List.of(OTHER, OTHER, OTHER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Cookie.Both made(long now) {
        CheckedCookie made = secrets.check(new Cookie.ClientOnly(CLIENT_COOKIE), CLIENT, now);
        return new Cookie.Both(made.client(), made.head(), made.hash());
    }

    private Standing standing(Cookie cookie, long now) {
        return secrets.check(cookie, CLIENT, now).standing();
    }

    private static Cookie.Both cookie(String hex) {
        return new Cookie.Both(number(hex, 0), number(hex, 16), number(hex, 32));
    }

    private static long number(String hex, int from) {
        return HexFormat.fromHexDigitsToLong(hex, from, from + 16);
    }

    private static String hex(CheckedCookie cookie) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(cookie.client()) + hex.toHexDigits(cookie.head()) + hex.toHexDigits(cookie.hash());
    }
}
