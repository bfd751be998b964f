/**
 * The story, played in a terminal with the real parts: a mail is refused, the page says why, the listing ends.
 *
 * <p>Read {@link dev.recourse.app.demo.Demo} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.demo;
