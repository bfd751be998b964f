package dev.recourse.core.removal;

/** The owner's word decides. */
record OwnerRule(RemovalNumbers numbers) {

    Outcome decide(RemovalRules.Question question) {
        return switch (question.findings().owner()) {
            case Finding.Unknown<OwnerPolicy> u ->
                Outcome.missing(Texts.missing(Need.RECORD, Party.OPERATOR, question));
            case Finding.Known<OwnerPolicy> known ->
                switch (known.value()) {
                    case ALLOWS ->
                        Outcome.granted(
                                new Grant.Exemption(Ground.OWNER, question.now().plus(numbers.review())));
                    case FORBIDS -> Outcome.refused("owner-says-no");
                    case SILENT -> Outcome.missing(Texts.missing(Need.OWNER_SAYS, Party.OWNER, question));
                };
        };
    }
}
