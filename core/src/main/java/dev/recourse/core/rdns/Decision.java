package dev.recourse.core.rdns;

/**
 * A row of the table of decisions: the first row whose condition holds decides.
 *
 * @param id the rule
 * @param ptrClass the class that it gives
 * @param confidence from 0 to 1, before the weight of the word
 * @param condition what must have been found
 */
record Decision(RuleId id, PtrClass ptrClass, double confidence, Condition condition) {}
