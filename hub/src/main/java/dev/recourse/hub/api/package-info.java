/**
 * JSON over HTTP, for programs: what docs/api.md promises. Knows the web framework; decides nothing.
 *
 * <p>Read {@link dev.recourse.hub.api.ApiBeans} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.api;
