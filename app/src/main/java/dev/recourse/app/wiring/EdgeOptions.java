package dev.recourse.app.wiring;

import dev.recourse.app.config.DnsSettings;
import dev.recourse.app.config.ListenAddress;
import dev.recourse.core.address.Prefix;
import java.util.List;
import java.util.Optional;

/**
 * How an edge answers, whatever it answers from.
 *
 * @param listen where DNS is answered
 * @param dns who is answered, how much, and what the edge says of itself
 * @param metrics where its figures are given; empty: nowhere
 * @param metricsAllow who may read them
 */
public record EdgeOptions(
        List<ListenAddress> listen, DnsSettings dns, Optional<ListenAddress> metrics, List<Prefix> metricsAllow) {
    public EdgeOptions {
        listen = List.copyOf(listen);
        metricsAllow = List.copyOf(metricsAllow);
    }
}
