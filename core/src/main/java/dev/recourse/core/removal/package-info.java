/**
 * How an address gets off a list again: what is published of it, the states of a case, and the decision. Values and rules;
 * nothing here asks anybody, waits or writes.
 *
 * <p>Read {@link dev.recourse.core.removal.CaseState} first, then {@link dev.recourse.core.removal.RemovalRules}. All texts
 * and reasons are in the tables beside these classes, which pages, JSON, documents and decisions read alike.
 */
@NullMarked
package dev.recourse.core.removal;

import org.jspecify.annotations.NullMarked;
