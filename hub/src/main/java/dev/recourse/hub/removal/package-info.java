/**
 * The way off a list: opens requests, checks them at once, re-tests what waits, grants by itself, and lets what was granted
 * end when its ground is gone.
 *
 * <p>Read {@link dev.recourse.hub.removal.RemovalService} first, then {@link dev.recourse.hub.removal.CaseWork}. What is
 * decided is in {@code core.removal}; what changes a listing goes through the engine, in one transaction with the case.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.removal;
