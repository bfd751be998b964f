/**
 * What is on a list and what changes it. The types here refuse what may never be listed, so that no caller has to.
 *
 * <p>Read {@link dev.recourse.core.listing.Listing} first, then {@link dev.recourse.core.listing.JournalEntry}: whatever
 * changes an answer is one of those.
 */
package dev.recourse.core.listing;
