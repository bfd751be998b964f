package dev.recourse.hub.web;

import dev.recourse.core.address.IpAddress;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The figures at {@code /metrics}.
 *
 * @param text made anew for each request
 * @param mediaType of the text
 * @param allowed who may read them
 */
public record MetricsAccess(Supplier<String> text, String mediaType, Predicate<IpAddress> allowed) {
    /** For nobody. */
    public static final MetricsAccess NONE = new MetricsAccess(() -> "", "text/plain", address -> false);
}
