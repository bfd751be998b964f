/**
 * Questions to resolvers and to authoritative servers, with limits on everything: time, servers, aliases, memory. It meets the
 * octets of strangers and must never last longer than its deadline, nor take silence for an answer. Read {@link
 * dev.recourse.lookup.dns.DnsClient} first.
 */
@NullMarked
package dev.recourse.lookup.dns;

import org.jspecify.annotations.NullMarked;
