/**
 * What a client may: whether it is answered at all, how much, and how often. By address alone, without lock or log; time
 * comes in as a number.
 *
 * <p>Read {@link dev.recourse.edge.client.RateTable} first.
 */
package dev.recourse.edge.client;
