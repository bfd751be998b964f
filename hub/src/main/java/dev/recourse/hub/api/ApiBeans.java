package dev.recourse.hub.api;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.hub.report.Reporter;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** The endpoints of the JSON interface. */
public final class ApiBeans implements BeanRegistrar {
    private final Reporter reporter;
    private final Catalogue catalogue;
    private final ZonePlan plan;

    public ApiBeans(Reporter reporter, Catalogue catalogue, ZonePlan plan) {
        this.reporter = reporter;
        this.catalogue = catalogue;
        this.plan = plan;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        registry.registerBean(LookupApi.class, spec -> spec.supplier(c -> new LookupApi(reporter)));
        registry.registerBean(RdnsApi.class, spec -> spec.supplier(c -> new RdnsApi(PtrClassifier.shipped())));
        registry.registerBean(CodesApi.class, spec -> spec.supplier(c -> new CodesApi(new Codes(catalogue, plan))));
        registry.registerBean(Problems.class, spec -> spec.supplier(c -> new Problems()));
    }
}
