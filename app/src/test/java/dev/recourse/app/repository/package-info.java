/**
 * Tests that guard the repository itself: its documents, its arrows between packages, its house rules.
 *
 * <p>Read {@link dev.recourse.app.repository.RepositoryTest} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.repository;
