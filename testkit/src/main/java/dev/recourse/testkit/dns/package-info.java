/** A real DNS server on real sockets that does what its script says. Read {@link dev.recourse.testkit.dns.ScriptedServer}. */
@NullMarked
package dev.recourse.testkit.dns;

import org.jspecify.annotations.NullMarked;
