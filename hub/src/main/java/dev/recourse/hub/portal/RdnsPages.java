package dev.recourse.hub.portal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.hub.report.AddressInput;
import dev.recourse.hub.report.NameInput;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Would this name pass? Reads a name that an address has or would get, without asking anybody. */
@Controller
final class RdnsPages {
    private static final int TYPED_MAX = 100;

    private final Pages pages;
    private final PtrClassifier classifier;

    RdnsPages(Pages pages, PtrClassifier classifier) {
        this.pages = pages;
        this.classifier = classifier;
    }

    @GetMapping(path = "/rdns", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView rdns(@RequestParam(defaultValue = "") String ip, @RequestParam(defaultValue = "") String ptr) {
        if (ip.isBlank() && ptr.isBlank()) {
            return page("Would this name pass?", HttpStatus.OK, ip, ptr);
        }
        Optional<String> name = NameInput.read(ptr);
        if (name.isEmpty()) {
            return refused(ip, ptr, "The name is longer than any host name may be.");
        }
        return switch (AddressInput.read(ip)) {
            case AddressInput.Accepted accepted -> judged(accepted.address(), name.get());
            case AddressInput.Rejected rejected -> refused(ip, ptr, rejected.reason());
        };
    }

    private ModelAndView judged(IpAddress address, String name) {
        PtrVerdict verdict = classifier.classify(address, name);
        RdnsView view = new RdnsView(address, verdict);
        return page(view.says() + ": " + view.name(), HttpStatus.OK, address.toString(), name)
                .addObject("view", view)
                .addObject("crawl", false);
    }

    private ModelAndView refused(String ip, String ptr, String reason) {
        return page("Please check", HttpStatus.BAD_REQUEST, ip, ptr)
                .addObject("problem", reason)
                .addObject("crawl", false);
    }

    private ModelAndView page(String title, HttpStatus status, String ip, String ptr) {
        return pages.page("rdns", title, status)
                .addObject("view", null)
                .addObject("typed", ip.substring(0, Math.min(TYPED_MAX, ip.length())))
                .addObject("typedName", ptr.substring(0, Math.min(NameInput.LONGEST, ptr.length())));
    }
}
