package dev.recourse.core.rdns;

/**
 * A word of the rule set.
 *
 * @param text the word, lower-case ASCII letters
 * @param kind what it speaks for
 * @param weight how surely it does, from 0 to 1
 */
record Word(String text, Feature kind, double weight) {}
