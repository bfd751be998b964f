package dev.recourse.hub.evidence;

import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.Judgement;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.engine.EvidenceKeeper;
import dev.recourse.hub.store.Taking;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Takes evidence from lines, block by block. A block is all or nothing and durable before the next is read; where the input
 * makes a pause a block ends, so that a stream that never ends is taken as it comes. A stream that broke off can be sent
 * again from its beginning: what is there already is recognised by its id.
 */
public final class EvidenceStream {
    /** Lines of a block: a removal waits for one of those at the most. */
    private static final int BLOCK = 500;

    /** A longer line is a mistake. */
    private static final int LONGEST_LINE = 2_000;

    private final EvidenceKeeper keeper;
    private final String name;
    private final EvidenceLine.Defaults defaults;

    /** @param name of the file, for messages */
    public EvidenceStream(EvidenceKeeper keeper, String name, EvidenceLine.Defaults defaults) {
        this.keeper = keeper;
        this.name = name;
        this.defaults = defaults;
    }

    /**
     * What was taken.
     *
     * @param kept pieces that are new
     * @param repeated pieces that were there already
     * @param listed how many units the rules say are listed by the new ones, those that were listed before too
     * @param serial the journal's position after it; 0 where there was no evidence at all
     */
    public record Result(long kept, long repeated, long listed, long serial) {
        private Result plus(Taking.Taken taken) {
            long more = taken.rulings().stream()
                    .filter(r -> r.judgement() instanceof Judgement.Listed)
                    .count();
            return new Result(
                    kept + taken.kept(),
                    repeated + taken.repeated(),
                    listed + more,
                    taken.position().serial());
        }

        /** All pieces. */
        public long pieces() {
            return kept + repeated;
        }
    }

    /** A line's place in the input and what it says. */
    private record Numbered(long line, Evidence evidence) {}

    /**
     * Reads everything and takes nothing.
     *
     * @return how many pieces there are
     * @throws EvidenceFileException at the first line that could not be taken
     */
    public long check(BufferedReader in) throws IOException {
        Lines lines = new Lines(in);
        long pieces = 0;
        for (Optional<Numbered> next = lines.next(); next.isPresent(); next = lines.next()) {
            Numbered numbered = next.get();
            keeper.refusal(numbered.evidence()).ifPresent(reason -> {
                throw problem(numbered.line(), reason, 0);
            });
            pieces++;
        }
        return pieces;
    }

    /**
     * Takes everything, block by block.
     *
     * @param progress is told how many pieces were taken, after each block
     * @throws EvidenceFileException at the first line that cannot be taken: nothing of its block was, all before it was
     */
    public Result take(BufferedReader in, LongConsumer progress) throws IOException {
        Lines lines = new Lines(in);
        Result result = new Result(0, 0, 0, 0);
        for (List<Numbered> block = lines.block(result); !block.isEmpty(); block = lines.block(result)) {
            List<Evidence> evidence = block.stream().map(Numbered::evidence).toList();
            long before = result.pieces();
            result = switch (keeper.take(evidence)) {
                case Taking.Taken taken -> result.plus(taken);
                case Taking.Refused refused ->
                    throw problem(block.get(refused.index()).line(), refused.reason(), before);
            };
            progress.accept(result.pieces());
        }
        return result;
    }

    private EvidenceFileException problem(long line, String reason, long taken) {
        return new EvidenceFileException(name + ":" + line + ": " + reason + "; "
                + (taken == 0
                        ? "nothing was taken"
                        : taken + " pieces before it were taken: put the line right and send all of it again"));
    }

    /** Reads lines and counts them. */
    private final class Lines {
        private final BufferedReader in;
        private final StringBuilder line = new StringBuilder();
        private long number;

        Lines(BufferedReader in) {
            this.in = in;
        }

        /** The next line with evidence; empty at the end. */
        Optional<Numbered> next() throws IOException {
            return next(new Result(0, 0, 0, 0));
        }

        private Optional<Numbered> next(Result before) throws IOException {
            while (readLine(before)) {
                String text = line.toString();
                if (EvidenceLine.says(text)) {
                    return Optional.of(new Numbered(number, parsed(text, before)));
                }
            }
            return Optional.empty();
        }

        private Evidence parsed(String text, Result before) {
            try {
                return EvidenceLine.read(text, defaults);
            } catch (RefusedException e) {
                throw problem(number, String.valueOf(e.getMessage()), before.pieces());
            }
        }

        /** As many as make a block, or as there are before the input makes a pause. */
        List<Numbered> block(Result before) throws IOException {
            List<Numbered> block = new ArrayList<>();
            while (block.size() < BLOCK && (block.isEmpty() || in.ready())) {
                Optional<Numbered> next = next(before);
                if (next.isEmpty()) {
                    return block;
                }
                block.add(next.get());
            }
            return block;
        }

        /** Not BufferedReader's own: that keeps a line in memory however long it is. */
        private boolean readLine(Result before) throws IOException {
            line.setLength(0);
            int c = in.read();
            if (c < 0) {
                return false;
            }
            number++;
            while (c >= 0 && c != '\n') {
                if (line.length() == LONGEST_LINE) {
                    throw problem(number, "the line is longer than " + LONGEST_LINE + " characters", before.pieces());
                }
                line.append((char) c);
                c = in.read();
            }
            if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                line.setLength(line.length() - 1);
            }
            return true;
        }
    }
}
