package dev.recourse.hub.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for whatever went wrong: what to do, and nothing of our insides. */
@Controller
final class ErrorPages {
    private record Words(String heading, String advice) {}

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView error(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        Words words = words(status);
        return pages.page("error", words.heading(), status)
                .addObject("heading", words.heading())
                .addObject("advice", words.advice())
                .addObject("crawl", false);
    }

    private static Words words(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return new Words(
                    "There is no such page",
                    "The link may be old or mistyped. If you came to look up an address, type it below.");
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            return new Words(
                    "This page cannot be used that way",
                    "It can only be read (GET). If you came to look up an address, type it below.");
        }
        if (status.is5xxServerError()) {
            return new Words(
                    "Something went wrong on our side",
                    "It is not your fault, and it says nothing about your address. Try again in a minute; if it stays so,"
                            + " please write to us.");
        }
        return new Words(
                "We could not understand the request",
                "The link may be damaged. If you came to look up an address, type it below.");
    }
}
