package dev.recourse.core.removal;

import dev.recourse.core.rdns.Fcrdns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A name that says static or is a host's, that leads back, that is no template's, and no fresh abuse. */
record OwnNameRule(RemovalNumbers numbers) {

    Outcome decide(RemovalRules.Question question) {
        List<Missing> missing = new ArrayList<>(ofName(question));
        Optional<Outcome> abuse = new QuietRule(numbers).abuse(question);
        abuse.ifPresent(a -> missing.addAll(a.missing()));
        if (missing.isEmpty()) {
            return Outcome.granted(
                    new Grant.Exemption(Ground.OWN_NAME, question.now().plus(numbers.review())));
        }
        boolean abuseAlone =
                abuse.isPresent() && missing.size() == abuse.get().missing().size();
        return abuseAlone ? abuse.get() : Outcome.missing(missing);
    }

    private static List<Missing> ofName(RemovalRules.Question question) {
        return switch (question.findings().reverseDns()) {
            case Finding.Unknown<ReverseDns> u -> List.of(unread(Need.LOOKUP, question, u.cause()));
            case Finding.Known<ReverseDns> known
            when !known.value().isOwnName() ->
                List.of(Texts.ofOwner(
                        known.value().names().isEmpty() ? Need.PTR : Need.OWN_NAME, question, known.value()));
            case Finding.Known<ReverseDns> known -> ofOwnName(question, known.value());
        };
    }

    private static List<Missing> ofOwnName(RemovalRules.Question question, ReverseDns found) {
        List<Missing> missing = new ArrayList<>();
        switch (found.forward()) {
            case Fcrdns.Confirmed c -> {}
            case Fcrdns.Mismatched m ->
                missing.add(Texts.missing(Need.FORWARD, Party.SENDER, question, Map.of("name", found.name())));
            case Fcrdns.NoPtr n -> missing.add(Texts.ofOwner(Need.PTR, question, found));
            case Fcrdns.Unknown u ->
                missing.add(unread(Need.LOOKUP, question, u.cause().sentence()));
        }
        switch (question.findings().neighbours()) {
            case Finding.Unknown<Neighbours> u -> missing.add(unread(Need.NEIGHBOURS, question, u.cause()));
            case Finding.Known<Neighbours> known
            when known.value() == Neighbours.ONE_TEMPLATE ->
                missing.add(Texts.ofOwner(Need.OWN_NAME_AMONG_NEIGHBOURS, question, found));
            case Finding.Known<Neighbours> known -> {}
        }
        return missing;
    }

    private static Missing unread(Need need, RemovalRules.Question question, String cause) {
        return Texts.missing(need, Party.OPERATOR, question, Map.of("cause", cause));
    }
}
