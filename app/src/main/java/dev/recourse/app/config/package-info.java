/**
 * The one configuration file: every key typed, with a default and a sentence; a bad or retired key refused with file,
 * line and reason.
 *
 * <p>Read {@link dev.recourse.app.config.Keys} first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.config;
