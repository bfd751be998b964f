/**
 * DNS messages as octets (RFC 1035) and the names under which a list is asked (RFC 5782): as much as an authoritative
 * server of lists needs, no more. Nothing here knows a socket.
 *
 * <p>Read {@link dev.recourse.core.dns.MessageReader} first, then {@link dev.recourse.core.dns.ReverseName}.
 */
package dev.recourse.core.dns;
