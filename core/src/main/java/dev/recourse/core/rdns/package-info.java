/**
 * Reads reverse-DNS names: what a name says of how its address is assigned, and why.
 *
 * <p>Read {@link dev.recourse.core.rdns.PtrClassifier} first, then the rule set's format in docs/formats/rdns-rules.md.
 * Everything here is a function of an address and a name; nothing asks the network. What is decided is data: words,
 * schemes and the table of decisions are in a rule set, the code only finds what the table asks for.
 */
@NullMarked
package dev.recourse.core.rdns;

import org.jspecify.annotations.NullMarked;
