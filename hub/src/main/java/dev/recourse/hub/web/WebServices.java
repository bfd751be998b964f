package dev.recourse.hub.web;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.hub.report.Reporter;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the pages are made from.
 *
 * @param contact the mail address of those who run the lists
 * @param banner a sentence for the top of every page, asked for each
 * @param url how strangers reach the pages, without a last slash
 * @param dns where DNS is answered, for the examples
 */
public record WebServices(
        Reporter reporter,
        Catalogue catalogue,
        ZonePlan plan,
        String contact,
        Supplier<Optional<String>> banner,
        String url,
        InetSocketAddress dns) {}
