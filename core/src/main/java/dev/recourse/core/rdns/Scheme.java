package dev.recourse.core.rdns;

/**
 * How a provider that publishes its scheme names addresses.
 *
 * @param id the rule
 * @param ptrClass what a name of this scheme says, by the provider's own words
 * @param confidence from 0 to 1
 * @param ending the labels at the right that the scheme is known by
 * @param condition what must have been found besides
 */
record Scheme(RuleId id, PtrClass ptrClass, double confidence, Ending ending, Condition condition) {}
