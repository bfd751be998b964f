package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/** Asks the configured resolvers, in their order; what they know is kept. */
final class Resolvers {
    /** So long another is asked first when the first was silent: else every lookup would wait for it. */
    private static final Duration PASSED_OVER = Duration.ofSeconds(30);

    private final List<InetSocketAddress> servers;
    private final ServerQuestions questions;
    private final AnswerCache cache;

    /** Replaced whole. */
    private volatile Preference preference;

    private record Preference(InetSocketAddress first, long until) {}

    Resolvers(List<InetSocketAddress> servers, ServerQuestions questions, AnswerCache cache) {
        this.servers = servers;
        this.questions = questions;
        this.cache = cache;
        this.preference = new Preference(servers.getFirst(), System.nanoTime());
    }

    RecordsAnswer resolve(Name name, int type, Deadline deadline) {
        Optional<RecordsAnswer> known = cache.find(name, type);
        if (known.isPresent()) {
            return known.get();
        }
        RecordsAnswer answer = asked(name, type, deadline);
        cache.put(name, type, answer);
        return answer;
    }

    private RecordsAnswer asked(Name name, int type, Deadline deadline) {
        AliasChain chain = new AliasChain(name);
        while (true) {
            Name asked = chain.last();
            switch (rounds(asked, type, deadline)) {
                case Rounds.Outcome.Failed failed -> {
                    return new RecordsAnswer.Unknown(failed.cause());
                }
                case Rounds.Outcome.Said said -> {
                    Optional<RecordsAnswer> answer = followed(chain, said.reply(), said.reading(), type);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
            }
        }
    }

    /** Empty where the reply ends at an alias whose target must be asked for. */
    private static Optional<RecordsAnswer> followed(AliasChain chain, Message reply, Reading first, int type) {
        Reading reading = first;
        while (true) {
            switch (reading) {
                case Reading.Found found -> {
                    return Optional.of(chain.found(found));
                }
                case Reading.Absent absent -> {
                    return Optional.of(chain.absent(absent));
                }
                case Reading.Nothing nothing -> {
                    return Optional.of(new RecordsAnswer.Unknown(nothing.cause()));
                }
                case Reading.Referral referral -> {
                    return Optional.of(new RecordsAnswer.Unknown(UnknownCause.LAME));
                }
                case Reading.Alias alias -> {
                    Optional<UnknownCause> trouble = chain.follow(alias);
                    if (trouble.isPresent()) {
                        return Optional.of(new RecordsAnswer.Unknown(trouble.get()));
                    }
                    if (!Reading.speaksOf(reply, chain.last())) {
                        return Optional.empty();
                    }
                    reading = Reading.ofResolver(reply, chain.last(), type);
                }
            }
        }
    }

    private Rounds.Outcome rounds(Name name, int type, Deadline deadline) {
        Rounds.Outcome outcome = new Rounds(questions, deadline)
                .ask(inOrder(), name, type, true, reply -> Reading.ofResolver(reply, name, type));
        if (outcome instanceof Rounds.Outcome.Said said
                && !said.server().equals(inOrder().getFirst())) {
            preference = new Preference(said.server(), System.nanoTime() + PASSED_OVER.toNanos());
        }
        return outcome;
    }

    private List<InetSocketAddress> inOrder() {
        Preference now = preference;
        if (now.until() - System.nanoTime() <= 0) {
            return servers;
        }
        List<InetSocketAddress> order = new ArrayList<>(servers);
        order.remove(now.first());
        order.addFirst(now.first());
        return order;
    }
}
