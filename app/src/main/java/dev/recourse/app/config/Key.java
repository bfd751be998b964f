package dev.recourse.app.config;

import java.util.function.Function;

/**
 * A configuration key.
 *
 * @param name as it stands in the file
 * @param defaultText the value where the file has none, as it would stand there
 * @param form what a value looks like, for messages: "is not ..."
 * @param sentence what it does and why one would change it
 * @param parser reads a value; throws IllegalArgumentException where it is not one
 */
record Key<T>(String name, String defaultText, String form, String sentence, Function<String, T> parser) {}
