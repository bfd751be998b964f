package dev.recourse.core.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.RuleId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns what names say into proposals. Give it every address that was read, each once and in order of address; then
 * {@link #end}. What is not given was not read, and breaks a run as a name of its own does.
 *
 * <p>Proposals of one finding come in order of prefix and never overlap.
 */
public final class Proposing {
    private final Space space;
    private final Consumer<Proposal> output;
    private final Map<Finding, RangeEncoder> encoders = new EnumMap<>(Finding.class);
    private final Tally tally = new Tally();
    private final Neighbours neighbours = new Neighbours();
    private Optional<IpAddress> last = Optional.empty();

    /** @param output takes the proposals */
    public Proposing(Space space, Consumer<Proposal> output) {
        this.space = space;
        this.output = output;
        for (Finding finding : Finding.values()) {
            encoders.put(finding, new RangeEncoder(finding, output));
        }
    }

    /**
     * The next address that was read.
     *
     * @throws IllegalArgumentException when it is not above the one before
     */
    public void read(IpAddress address, PtrClass ptrClass, RuleId rule) {
        if (last.isPresent() && address.compareTo(last.get()) <= 0) {
            throw new IllegalArgumentException(address + " does not come behind " + last.get());
        }
        last = Optional.of(address);
        tally.read(ptrClass);
        neighbours.read(address, ptrClass);
        Finding.of(ptrClass).ifPresent(finding -> found(address, finding, rule));
    }

    /** There are no more addresses. */
    public void end() {
        encoders.values().forEach(RangeEncoder::end);
    }

    /** What was counted. */
    public Tally tally() {
        return tally;
    }

    /** The addresses with a name that says static, or of their own, for {@link Neighbours#around}. */
    public Neighbours neighbours() {
        return neighbours;
    }

    private void found(IpAddress address, Finding finding, RuleId rule) {
        Optional<LeftOut> out = leftOut(address, finding);
        if (out.isPresent()) {
            tally.leftOut(out.get());
            return;
        }
        tally.proposed(finding, rule);
        if (alone(address)) {
            // What stands open before it ends first: proposals come in order.
            encoder(finding).end();
            output.accept(new Proposal(Prefix.of(address), finding, rule));
        } else {
            encoder(finding).add(address, rule);
        }
    }

    private RangeEncoder encoder(Finding finding) {
        return Objects.requireNonNull(encoders.get(finding));
    }

    private Optional<LeftOut> leftOut(IpAddress address, Finding finding) {
        if (space.keptOff(finding, address)) {
            return Optional.of(LeftOut.KEPT_OFF);
        }
        if (finding == Finding.NO_NAME) {
            return unlessSeen(address, LeftOut.NO_NAME_NOT_SEEN);
        }
        if (!address.isIpv4()) {
            return unlessSeen(address, LeftOut.IPV6_NOT_SEEN);
        }
        return space.cloud(address) ? unlessSeen(address, LeftOut.CLOUD_NOT_SEEN) : Optional.empty();
    }

    private Optional<LeftOut> unlessSeen(IpAddress address, LeftOut reason) {
        return space.seenSending(address) ? Optional.empty() : Optional.of(reason);
    }

    private boolean alone(IpAddress address) {
        return !address.isIpv4() || space.cloud(address);
    }
}
