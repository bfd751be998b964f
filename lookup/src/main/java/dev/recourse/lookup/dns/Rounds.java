package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/**
 * One question to several servers, one after the other: those that kept silent a second time, those that gave something
 * useless not again. What all of them together said counts; where none said anything useful, the first that said something.
 */
final class Rounds {
    private static final int ROUNDS = 2;

    private final ServerQuestions questions;
    private final Deadline deadline;

    Rounds(ServerQuestions questions, Deadline deadline) {
        this.questions = questions;
        this.deadline = deadline;
    }

    /** What came of it, and from whom. */
    sealed interface Outcome {
        /** A reply that says something. */
        record Said(InetSocketAddress server, Message reply, Reading reading) implements Outcome {}

        /** None. */
        record Failed(UnknownCause cause) implements Outcome {}
    }

    /** @param reading what a reply says */
    Outcome ask(
            List<InetSocketAddress> servers,
            Name name,
            int type,
            boolean recursive,
            Function<Message, Reading> reading) {
        Set<UnknownCause> causes = new LinkedHashSet<>();
        Set<InetSocketAddress> left = new LinkedHashSet<>(servers);
        for (int round = 0; round < ROUNDS; round++) {
            for (InetSocketAddress server : List.copyOf(left)) {
                if (deadline.isOver()) {
                    return new Outcome.Failed(cause(causes));
                }
                switch (questions.ask(server, name, type, recursive, deadline)) {
                    case Exchange.Replied(Message reply) -> {
                        Reading said = reading.apply(reply);
                        if (!(said instanceof Reading.Nothing(UnknownCause useless))) {
                            return new Outcome.Said(server, reply, said);
                        }
                        causes.add(useless);
                        left.remove(server);
                    }
                    case Exchange.Failed(UnknownCause failed) -> {
                        causes.add(failed);
                        if (failed != UnknownCause.TIMEOUT && failed != UnknownCause.BUSY) {
                            left.remove(server);
                        }
                    }
                }
            }
        }
        return new Outcome.Failed(cause(causes));
    }

    /** What a server said tells more than that another was silent. */
    private static UnknownCause cause(Set<UnknownCause> causes) {
        return causes.stream()
                .filter(cause -> cause != UnknownCause.TIMEOUT && cause != UnknownCause.BUSY)
                .findFirst()
                .or(() -> causes.stream().findFirst())
                .orElse(UnknownCause.TIMEOUT);
    }
}
