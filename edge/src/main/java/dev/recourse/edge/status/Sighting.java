package dev.recourse.edge.status;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.Question;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Transport;

/**
 * One query as a watcher sees it.
 *
 * @param atMillis when, in milliseconds since 1970
 * @param zone the place of its zone in the policy, negative where it is for none of ours
 */
public record Sighting(
        long atMillis, Transport transport, IpAddress client, int zone, Question question, Outcome outcome) {}
