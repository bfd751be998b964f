package dev.recourse.app.printconfig;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;

/**
 * What the printed texts are about.
 *
 * @param zonePlan the zones served
 * @param dnsAddress where our server answers
 * @param dnsPort its port
 * @param webUrl where people read about a listing, such as {@code https://bl.example.org}
 * @param catalogue the lists with their codes
 * @param shownName how a refusal names the list; usually the combined zone
 */
public record Presets(
        ZonePlan zonePlan, IpAddress dnsAddress, int dnsPort, String webUrl, Catalogue catalogue, String shownName) {

    public Presets {
        webUrl = webUrl.endsWith("/") ? webUrl.substring(0, webUrl.length() - 1) : webUrl;
    }

    /** With the combined zone as the name in refusals. */
    public Presets(ZonePlan zonePlan, IpAddress dnsAddress, int dnsPort, String webUrl, Catalogue catalogue) {
        this(zonePlan, dnsAddress, dnsPort, webUrl, catalogue, zonePlan.root());
    }
}
