package dev.recourse.core.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.RuleId;

/**
 * A prefix that should be listed.
 *
 * @param finding for what
 * @param rule the rule that says so of every address in it
 */
public record Proposal(Prefix prefix, Finding finding, RuleId rule) {}
