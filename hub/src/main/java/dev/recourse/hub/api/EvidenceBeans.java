package dev.recourse.hub.api;

import dev.recourse.hub.evidence.EvidenceDesk;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** The endpoint for evidence; where no tokens are configured it is not there (404). */
public final class EvidenceBeans implements BeanRegistrar {
    private final EvidenceDesk desk;

    public EvidenceBeans(EvidenceDesk desk) {
        this.desk = desk;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        registry.registerBean(EvidenceApi.class, spec -> spec.supplier(c -> new EvidenceApi(desk)));
    }
}
