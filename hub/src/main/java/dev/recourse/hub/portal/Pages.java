package dev.recourse.hub.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Begins a page: what the frame around every page shows. */
record Pages(Site site, Assets assets) {

    /**
     * A page.
     *
     * @param template the name of its template
     * @param title what it is, for the title bar
     * @param status with which it is answered
     */
    ModelAndView page(String template, String title, HttpStatus status) {
        ModelAndView page = new ModelAndView(template, status);
        page.addObject("title", title);
        page.addObject("contact", site.contact());
        page.addObject("banner", site.banner().get().orElse(""));
        page.addObject("style", assets.styleUrl());
        page.addObject("icon", assets.iconUrl());
        page.addObject("typed", "");
        page.addObject("problem", "");
        page.addObject("crawl", true);
        return page;
    }
}
