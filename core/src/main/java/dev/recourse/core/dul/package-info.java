/**
 * From what reverse names say, address by address, to what should be listed for it: the pure half of the dul builder.
 *
 * <p>Read {@link dev.recourse.core.dul.Proposing} first. Its rule: a prefix is proposed only where every address in it was
 * read and says the same by the same rule. In clouds and in IPv6 nothing is put together, and only what was seen sending is
 * proposed.
 */
@NullMarked
package dev.recourse.core.dul;

import org.jspecify.annotations.NullMarked;
