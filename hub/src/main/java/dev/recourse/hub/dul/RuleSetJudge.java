package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrVerdict;
import java.util.List;

/** Judges by the classifier. */
public final class RuleSetJudge implements NameJudge {
    private final PtrClassifier classifier;

    public RuleSetJudge(PtrClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public Said judge(IpAddress address, List<String> names) {
        PtrVerdict verdict = classifier.classify(address, names);
        return new Said(verdict.ptrClass(), verdict.rule());
    }

    @Override
    public String version() {
        return classifier.version();
    }
}
