package dev.recourse.hub.portal;

import dev.recourse.core.list.BlockList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The published criteria: an overview, and a page for each list. */
@Controller
final class ListPages {
    /** A zone that answers for several lists. */
    record ZoneView(String name, List<String> lists, String what) {}

    private final Pages pages;
    private final Site site;

    ListPages(Pages pages, Site site) {
        this.pages = pages;
        this.site = site;
    }

    @GetMapping("/lists")
    ModelAndView overview() {
        return pages.page("lists", "The lists", HttpStatus.OK)
                .addObject("lists", ListView.all(site))
                .addObject("zones", zones());
    }

    @GetMapping("/lists/{name}")
    ModelAndView list(@PathVariable String name) {
        BlockList list =
                site.catalogue().list(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.page("list", list.title() + " (" + list.name() + ")", HttpStatus.OK)
                .addObject("view", new ListView(list, site));
    }

    private List<ZoneView> zones() {
        String root = site.plan().root();
        return List.of(
                zone(
                        root,
                        "The combined zone. It answers only for lists that are meant for refusing mail, so a mail server may"
                                + " refuse on any answer of it."),
                zone(
                        "all." + root,
                        "Every code against a sender, for software that reads codes and weighs them. Do not refuse mail on"
                                + " any answer of it."));
    }

    private ZoneView zone(String name, String what) {
        List<String> lists = site.plan().zones().stream()
                .filter(z -> z.name().equals(name))
                .flatMap(z -> z.lists().stream())
                .map(BlockList::name)
                .toList();
        return new ZoneView(name, lists, what);
    }
}
