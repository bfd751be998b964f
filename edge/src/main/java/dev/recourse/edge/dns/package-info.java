/**
 * The sockets in front of {@link dev.recourse.edge.answer.Responder}: UDP on threads of its own for each address, TCP on a
 * virtual thread for each connection. Decides nothing about an answer.
 *
 * <p>Read {@link dev.recourse.edge.dns.DnsServer} first.
 */
package dev.recourse.edge.dns;
