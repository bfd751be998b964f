/**
 * All SQL. The journal, the listings of now, and what imports need; one text for SQLite and PostgreSQL.
 *
 * <p>Read {@link dev.recourse.hub.store.Store} first. Writers are used by the engine alone; everyone else gets the reading
 * interfaces.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.store;
