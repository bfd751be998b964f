package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages in a real Chromium. Screenshots are left in target/screenshots, to be looked at. */
@Tag("peer")
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PHONE = 320;
    private static final int DESK = 1200;
    private static final Map<String, String> PAGES = pages();

    private static RunningServer web;
    private static Playwright playwright;
    private static Browser browser;

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("reject", "/lookup?ip=192.0.2.7");
        pages.put("name", "/rdns?ip=192.0.2.7&ptr=192-0-2-7.dyn.example.net");
        pages.put("names", "/rdns");
        pages.put("range", "/lookup?ip=198.51.100.99");
        pages.put("half", "/lookup?ip=192.0.2.222");
        pages.put("generic", "/lookup?ip=203.0.113.25");
        pages.put("defer", "/lookup?ip=192.0.2.9");
        pages.put("ipv6", "/lookup?ip=2001:db8:0:1:1111:2222:3333:4444");
        pages.put("free", "/lookup?ip=2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff");
        pages.put("removed", "/lookup?ip=192.0.2.50");
        pages.put("exempt", "/lookup?ip=198.51.100.40");
        pages.put("allow", "/lookup?ip=203.0.113.80");
        pages.put("private", "/lookup?ip=10.1.2.3");
        pages.put("bad", "/lookup?ip=" + "not%20an%20address%20".repeat(6));
        pages.put("lists", "/lists");
        pages.put("list-dul", "/lists/dul");
        pages.put("missing", "/nowhere");
        return pages;
    }

    @BeforeAll
    static void start() {
        web = new RunningServer();
        web.banner("This is an example set; remove it with `recourse examples remove`");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        // As root, as on a build machine; and without the browser's own calls to the world.
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        web.close();
    }

    @Test
    void the_verdict_is_reached_with_the_keyboard_alone() {
        try (BrowserContext context = context(DESK, ColorScheme.LIGHT, true)) {
            Page page = open(context, "/lists");
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").innerText()).isEqualTo("Skip to the content");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").innerText()).isEqualTo("Look up");
            page.keyboard().press("Enter");
            page.waitForURL(web.uri("/").toString());
            assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("ip");
            page.keyboard().type("192.0.2.7");
            page.keyboard().press("Enter");
            page.waitForURL("**/lookup?ip=192.0.2.7");
            assertThat(page.locator("h1").innerText()).contains("192.0.2.7", "is listed");
        }
    }

    @Test
    void everything_works_without_javascript() {
        try (BrowserContext context = context(DESK, ColorScheme.LIGHT, false)) {
            Page page = open(context, "/");
            page.getByLabel("IP address of the mail server").fill("2001:DB8:0:1::7");
            page.getByText("Look up").last().click();
            page.waitForURL("**/lookup?**");
            assertThat(page.locator("h1").innerText()).contains("2001:db8:0:1::7", "is listed");
            page.getByLabel("Look up another address").fill("nonsense!");
            page.keyboard().press("Enter");
            page.waitForURL("**nonsense**");
            assertThat(page.locator("#ip").inputValue()).isEqualTo("nonsense!");
            assertThat(page.locator(".problem").innerText()).contains("is not an IP address");
        }
    }

    @Test
    void no_page_is_wider_than_a_small_phone() {
        try (BrowserContext context = context(PHONE, ColorScheme.LIGHT, true)) {
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                Page shown = open(context, page.getValue());
                assertThat(((Number) shown.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(page.getKey())
                        .isLessThanOrEqualTo(PHONE);
                shown.close();
            }
        }
    }

    @Test
    void axe_finds_nothing_light_or_dark_wide_or_narrow() {
        // Each page in both schemes and at both widths, though not in every combination: a check takes seconds.
        try (BrowserContext phone = context(PHONE, ColorScheme.LIGHT, true);
                BrowserContext desk = context(DESK, ColorScheme.DARK, true)) {
            PAGES.forEach((name, path) -> check(phone, name, path, "phone-light"));
            PAGES.forEach((name, path) -> check(desk, name, path, "desk-dark"));
        }
    }

    @Test
    void the_browser_reports_no_error_and_fetches_from_nowhere_else() {
        List<String> errors = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        try (BrowserContext context = context(DESK, ColorScheme.LIGHT, true)) {
            context.onConsoleMessage(message -> errors.add(message.text()));
            context.onRequest(request -> {
                if (!request.url().startsWith(web.uri("/").toString())) {
                    foreign.add(request.url());
                }
            });
            for (String path : List.of("/", "/lookup?ip=192.0.2.7", "/lists", "/lists/rbl")) {
                open(context, path).close();
            }
        }
        assertThat(errors).isEmpty();
        assertThat(foreign).isEmpty();
    }

    private static void check(BrowserContext context, String name, String path, String variant) {
        Page page = open(context, path);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(name + "-" + variant + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name + " " + variant)
                .isEmpty();
        page.close();
    }

    private static BrowserContext context(int width, ColorScheme scheme, boolean javaScript) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 700)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(javaScript));
    }

    private static Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(web.uri(path).toString());
        return page;
    }
}
