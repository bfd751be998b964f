package dev.recourse.hub.intake;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.format.FileContents;
import dev.recourse.hub.store.Position;
import java.util.List;
import java.util.Optional;

/**
 * What an import changed, or would change.
 *
 * @param added listings and holes that began, and listings whose criterion version or detail changed
 * @param removed listings and holes that ended
 * @param renewed listings that got a new expiry
 * @param unchanged entries that were in force already
 * @param held entries that stay out, because they were removed by a decision and the source has not dropped them since
 * @param released notes of such decisions that ended, because the source no longer has the entry
 * @param skippedSpecial entries in special-purpose space that were left out: "place: prefix (name)"
 * @param ignored lines that the format itself leaves out
 * @param before what the source listed before
 * @param after what it lists after
 * @param widest the widest prefixes in the files, at most five of each family, IPv4 first
 * @param beyondLimit in a dry run: why the import would be kept out
 * @param position the journal's head after it; empty in a dry run
 */
public record ImportResult(
        long added,
        long removed,
        long renewed,
        long unchanged,
        long held,
        long released,
        List<String> skippedSpecial,
        FileContents.Ignored ignored,
        Addresses before,
        Addresses after,
        List<Prefix> widest,
        Optional<String> beyondLimit,
        Optional<Position> position) {
    public ImportResult {
        skippedSpecial = List.copyOf(skippedSpecial);
        widest = List.copyOf(widest);
    }
}
