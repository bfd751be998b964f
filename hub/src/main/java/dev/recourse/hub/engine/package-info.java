/**
 * Decides: the only writer of listings. Whatever goes on a list or leaves it, by hand, by import or because its time is
 * over, goes through here.
 *
 * <p>Read {@link dev.recourse.hub.engine.Engine} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.engine;
