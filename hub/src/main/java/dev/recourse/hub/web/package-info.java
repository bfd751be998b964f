/**
 * The wiring of the web server: an embedded server with the pages of {@code portal} and the JSON of {@code api}, built
 * from plain Java. With those two it is the only place that knows web types.
 *
 * <p>Read {@link dev.recourse.hub.web.WebServer} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.web;
