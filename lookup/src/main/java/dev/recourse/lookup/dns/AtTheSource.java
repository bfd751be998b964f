package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.Authorities.Place;
import java.util.Optional;
import org.xbill.DNS.Name;

/**
 * Asks the authoritative servers themselves, so that a change is seen when it is made and not when a cache has forgotten. Each
 * is believed about its own zone only: an alias is followed by finding the servers of its target anew.
 */
final class AtTheSource {
    /** Delegations below the zone that the resolvers named. */
    private static final int MOST_REFERRALS = 4;

    private final Authorities authorities;
    private final ServerQuestions questions;

    AtTheSource(Authorities authorities, ServerQuestions questions) {
        this.authorities = authorities;
        this.questions = questions;
    }

    RecordsAnswer ask(Name name, int type, Deadline deadline) {
        AliasChain chain = new AliasChain(name);
        while (true) {
            Reading reading = atServers(chain.last(), type, deadline);
            switch (reading) {
                case Reading.Found found -> {
                    return chain.found(found);
                }
                case Reading.Absent absent -> {
                    return chain.absent(absent);
                }
                case Reading.Nothing nothing -> {
                    return new RecordsAnswer.Unknown(nothing.cause());
                }
                case Reading.Referral referral -> {
                    return new RecordsAnswer.Unknown(UnknownCause.TOO_LONG);
                }
                case Reading.Alias alias -> {
                    Optional<UnknownCause> trouble = chain.follow(alias);
                    if (trouble.isPresent()) {
                        return new RecordsAnswer.Unknown(trouble.get());
                    }
                }
            }
        }
    }

    /** Follows referrals to zones below; what is still a referral then leads too far. */
    private Reading atServers(Name name, int type, Deadline deadline) {
        Place place = authorities.of(name, deadline);
        Reading reading = new Reading.Nothing(UnknownCause.LAME);
        for (int referrals = 0; referrals <= MOST_REFERRALS; referrals++) {
            if (!(place instanceof Place.At at)) {
                return new Reading.Nothing(((Place.Nowhere) place).cause());
            }
            reading = reading(at, name, type, deadline);
            if (!(reading instanceof Reading.Referral below)) {
                return reading;
            }
            place = authorities.at(below.zone(), below.servers(), deadline);
        }
        return reading;
    }

    private Reading reading(Place.At at, Name name, int type, Deadline deadline) {
        Rounds.Outcome outcome = new Rounds(questions, deadline)
                .ask(at.servers(), name, type, false, reply -> downwards(at, Reading.ofAuthority(reply, name, type)));
        return switch (outcome) {
            case Rounds.Outcome.Said said -> said.reading();
            case Rounds.Outcome.Failed failed -> new Reading.Nothing(failed.cause());
        };
    }

    /** A referral to the zone itself or above it comes from a server that does not have the zone. */
    private static Reading downwards(Place.At at, Reading reading) {
        return reading instanceof Reading.Referral(Name zone, var servers)
                        && (servers.isEmpty() || zone.equals(at.zone()) || !zone.subdomain(at.zone()))
                ? new Reading.Nothing(UnknownCause.LAME)
                : reading;
    }
}
