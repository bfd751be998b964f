package dev.recourse.app.rdns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.lookup.rdns.Neighbourhood;
import dev.recourse.lookup.rdns.NeighbourhoodVerdict;
import dev.recourse.lookup.rdns.PtrAnswer;

/** What was found out, in sentences for whoever owns the address. */
final class RdnsSentences {
    private RdnsSentences() {}

    static String of(IpAddress address, PtrAnswer ptr) {
        return switch (ptr) {
            case PtrAnswer.Names names ->
                names.names().size() == 1
                        ? address + " has the reverse DNS name " + names.names().getFirst()
                        : address + " has " + names.names().size() + " reverse DNS names";
            case PtrAnswer.None none ->
                address + " has no reverse DNS name: ask whoever gave you the address to set one";
            case PtrAnswer.Unknown unknown ->
                "the reverse DNS of " + address + " could not be read: "
                        + unknown.cause().sentence() + ". That says nothing of the address; try again later";
        };
    }

    static String of(IpAddress address, Fcrdns fcrdns) {
        return switch (fcrdns) {
            case Fcrdns.Confirmed confirmed ->
                String.join(" and ", confirmed.names()) + " leads back to " + address + ": forward-confirmed";
            case Fcrdns.Mismatched mismatched ->
                (mismatched.names().size() == 1
                                ? mismatched.names().getFirst() + " does not lead back to "
                                : "none of the names leads back to ")
                        + address + ": give it an " + (address.isIpv4() ? "A" : "AAAA") + " record with that address";
            case Fcrdns.NoPtr none -> "there is no name that could lead back";
            case Fcrdns.Unknown unknown ->
                "whether it leads back could not be found out: "
                        + unknown.cause().sentence();
        };
    }

    static String of(IpAddress address, NeighbourhoodVerdict verdict) {
        String block = Neighbourhood.block(address).toString();
        return switch (verdict) {
            case NeighbourhoodVerdict.MachineMade made ->
                made.same() + " of " + made.named() + " neighbours in " + block + " that have a name have one like "
                        + made.template() + ": the name looks made by a machine, for all of them";
            case NeighbourhoodVerdict.Unique unique
            when unique.named() == 0 ->
                "none of the " + unique.unnamed() + " neighbours in " + block + " that were asked for has a name";
            case NeighbourhoodVerdict.Unique unique ->
                "the name is not of the make of its neighbours in " + block + " (" + unique.same() + " of "
                        + unique.named() + " that have a name)";
            case NeighbourhoodVerdict.Unknown unknown ->
                "only " + unknown.answered() + " of " + Neighbourhood.ASKED + " neighbours in " + block
                        + " could be read: nothing is said of them";
        };
    }
}
