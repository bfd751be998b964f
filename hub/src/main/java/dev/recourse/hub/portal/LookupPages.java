package dev.recourse.hub.portal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.hub.report.AddressInput;
import dev.recourse.hub.report.Reporter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The field, and the page of one address. */
@Controller
final class LookupPages {
    /** What is put back into the field: enough for any address with what people leave around it. */
    private static final int TYPED_MAX = 100;

    private final Pages pages;
    private final Reporter reporter;
    private final Site site;

    LookupPages(Pages pages, Reporter reporter, Site site) {
        this.pages = pages;
        this.reporter = reporter;
        this.site = site;
    }

    @GetMapping("/")
    ModelAndView home() {
        return pages.page("home", "Is an address listed?", HttpStatus.OK)
                .addObject("lists", ListView.all(site))
                .addObject("root", site.plan().root());
    }

    /** The second path and parameter are those of the links in the refusals of 2009; old links go on working. */
    @GetMapping(
            path = {"/lookup", "/cgi-bin/lookup"},
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView lookup(
            @RequestParam(defaultValue = "") String ip,
            @RequestParam(name = "ip_address", defaultValue = "") String oldName) {
        String typed = ip.isBlank() ? oldName : ip;
        ModelAndView page = switch (AddressInput.read(typed)) {
            case AddressInput.Accepted accepted -> found(accepted.address());
            case AddressInput.Rejected rejected -> refused(typed, rejected.reason());
        };
        return page.addObject("crawl", false);
    }

    private ModelAndView found(IpAddress address) {
        LookupView view = new LookupView(reporter.report(address), site);
        return pages.page("lookup", address + " " + view.verdict(), HttpStatus.OK)
                .addObject("view", view)
                .addObject("typed", address.toString());
    }

    private ModelAndView refused(String typed, String reason) {
        return pages.page("refused", "Not an address", HttpStatus.BAD_REQUEST)
                .addObject("typed", typed.substring(0, Math.min(TYPED_MAX, typed.length())))
                .addObject("problem", reason);
    }
}
