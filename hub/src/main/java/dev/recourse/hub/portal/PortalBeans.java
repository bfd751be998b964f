package dev.recourse.hub.portal;

import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.hub.report.Reporter;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** The pages. */
public final class PortalBeans implements BeanRegistrar {
    private final Reporter reporter;
    private final Site site;

    public PortalBeans(Reporter reporter, Site site) {
        this.reporter = reporter;
        this.site = site;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        Assets assets = new Assets();
        Pages pages = new Pages(site, assets);
        registry.registerBean(Assets.class, spec -> spec.supplier(c -> assets));
        registry.registerBean(LookupPages.class, spec -> spec.supplier(c -> new LookupPages(pages, reporter, site)));
        registry.registerBean(
                RdnsPages.class, spec -> spec.supplier(c -> new RdnsPages(pages, PtrClassifier.shipped())));
        registry.registerBean(ListPages.class, spec -> spec.supplier(c -> new ListPages(pages, site)));
        registry.registerBean(ErrorPages.class, spec -> spec.supplier(c -> new ErrorPages(pages)));
    }
}
