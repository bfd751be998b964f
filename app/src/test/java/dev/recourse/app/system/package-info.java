/**
 * The whole way with real peers, inside the namespace of {@code system/netns}: our server as the only authority, unbound
 * with its cache on, Postfix, and clients that speak from any address. Read {@link dev.recourse.app.system.MailSystem}
 * first.
 */
@org.jspecify.annotations.NullMarked
package dev.recourse.app.system;
