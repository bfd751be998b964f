package dev.recourse.core.rdns;

import dev.recourse.core.address.IpAddress;

/**
 * A test that stands beside its rule.
 *
 * @param line where it stands
 * @param rule the rule that it belongs to; empty for a line of words, which decide through the table
 * @param expected the class that must come out
 */
record RuleExample(int line, String rule, PtrClass expected, IpAddress address, String name) {}
