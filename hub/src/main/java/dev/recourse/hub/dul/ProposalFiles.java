package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.LeftOut;
import dev.recourse.core.dul.Neighbours;
import dev.recourse.core.dul.Proposal;
import dev.recourse.core.dul.Tally;
import dev.recourse.core.rdns.RuleId;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The small files of a run, as lines of text: anybody can read and compare them. */
final class ProposalFiles {
    private ProposalFiles() {}

    /**
     * A proposal as it is kept.
     *
     * @param neighbours how many addresses around it have names that say static, or of their own
     */
    record Kept(Proposal proposal, long neighbours) {}

    static String line(Proposal proposal) {
        return proposal.finding() + "\t" + proposal.prefix() + "\t"
                + proposal.rule().rule() + "\t" + proposal.rule().version();
    }

    /** Copies proposals with the numbers of their neighbours, which are known at the end only. */
    static void copyWithNeighbours(Path from, Path to, Neighbours neighbours) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(from);
                BufferedWriter out = Files.newBufferedWriter(to, StandardOpenOption.CREATE_NEW)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line + "\t" + neighbours.around(proposal(line).prefix()) + "\n");
            }
        }
        force(to);
    }

    /** Every proposal of one finding, in order of prefix. */
    static void each(Path path, Finding finding, Consumer<Kept> action) {
        String begin = finding + "\t";
        eachLine(path, line -> {
            if (line.startsWith(begin)) {
                long neighbours = Long.parseLong(line.substring(line.lastIndexOf('\t') + 1));
                action.accept(new Kept(proposal(line), neighbours));
            }
        });
    }

    private static Proposal proposal(String line) {
        String[] fields = line.split("\t", -1);
        return new Proposal(Prefix.parse(fields[1]), Finding.valueOf(fields[0]), new RuleId(fields[2], fields[3]));
    }

    static void writeTally(Path path, Tally tally) throws IOException {
        List<String> lines = new ArrayList<>();
        tally.read().forEach((ptrClass, count) -> lines.add("read\t" + ptrClass + "\t" + count));
        tally.leftOut().forEach((reason, count) -> lines.add("left out\t" + reason + "\t" + count));
        for (Finding finding : Finding.values()) {
            tally.proposed(finding)
                    .forEach((rule, count) -> lines.add("proposed\t" + finding.list() + "\t" + count + "\t" + rule));
        }
        lines.sort(null);
        write(path, lines);
    }

    /** How many addresses were left out for a reason. */
    static long leftOut(Path tally, LeftOut reason) {
        return count(tally, "left out\t" + reason + "\t");
    }

    /** The count on the line that begins so. */
    static long count(Path tally, String begin) {
        long[] count = {0};
        eachLine(tally, line -> {
            if (line.startsWith(begin)) {
                count[0] = Long.parseLong(line.substring(begin.length()));
            }
        });
        return count[0];
    }

    static void writeReleased(Path path, KnownSpace space) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Finding finding : Finding.values()) {
            space.released(finding).forEach(prefix -> lines.add(finding + "\t" + prefix));
        }
        write(path, lines);
    }

    /** The removed prefixes whose note of a decision has done its work. */
    static Set<Prefix> released(Path path, Finding finding) {
        Set<Prefix> released = new TreeSet<>();
        eachLine(path, line -> {
            if (line.startsWith(finding + "\t")) {
                released.add(Prefix.parse(line.substring(line.indexOf('\t') + 1)));
            }
        });
        return released;
    }

    static void write(Path path, List<String> lines) throws IOException {
        Files.write(path, lines);
        force(path);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void eachLine(Path path, Consumer<String> action) {
        try (BufferedReader in = Files.newBufferedReader(path)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                action.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
