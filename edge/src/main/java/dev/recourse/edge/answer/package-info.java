/**
 * From a packet to its reply: a pure function of packet, view and policy, but for what the policy's limits count. No
 * socket, no clock, no lock.
 *
 * <p>Read {@link dev.recourse.edge.answer.Responder} first: its stages, in their one order. A zone says what is listed,
 * that a name above a listing exists (RFC 8020), and its test entries (RFC 5782 5), whatever the table holds.
 */
package dev.recourse.edge.answer;
