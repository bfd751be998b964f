/**
 * The lists that ship, their criteria and codes: one table ({@code lists.tsv}, {@code criteria.tsv}) that the DNS
 * server, the pages and the documents all read.
 *
 * <p>Read {@link dev.recourse.core.list.Catalogue} first.
 */
package dev.recourse.core.list;
