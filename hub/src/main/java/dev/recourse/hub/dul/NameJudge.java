package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.RuleId;
import java.util.List;

/** Says what the names of an address say of it: the classifier, with the rules of one version. */
public interface NameJudge {
    /** What the names say, and by which rule. */
    record Said(PtrClass ptrClass, RuleId rule) {}

    /** @param names empty where the address has none */
    Said judge(IpAddress address, List<String> names);

    /** The version of the rules. */
    String version();
}
