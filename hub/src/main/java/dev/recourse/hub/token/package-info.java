/**
 * The tokens by which programs of others are known: edges, and sources of evidence.
 *
 * <p>Read {@link dev.recourse.hub.token.TokenFile} first. No message has a token in it.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.hub.token;
