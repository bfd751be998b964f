package dev.recourse.app.command;

import dev.recourse.core.format.ListFormat;
import java.util.Optional;

/** What can be written: a list in one of its formats, or a zone. */
enum ExportFormat {
    IP4SET(Optional.of(ListFormat.IP4SET)),
    IP4TRIE(Optional.of(ListFormat.IP4TRIE)),
    IP6TRIE(Optional.of(ListFormat.IP6TRIE)),
    CIDR(Optional.of(ListFormat.CIDR)),
    MASTER(Optional.empty());

    /** Empty: it is the format of a zone. */
    @SuppressWarnings("ImmutableEnumChecker") // An Optional of an enum.
    final Optional<ListFormat> ofList;

    ExportFormat(Optional<ListFormat> ofList) {
        this.ofList = ofList;
    }
}
