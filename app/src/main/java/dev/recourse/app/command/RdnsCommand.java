package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.core.rdns.PtrTexts;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.core.rdns.PublicSuffixes;
import dev.recourse.core.rdns.RuleSetException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rdns",
        description = {
            "Reads reverse-DNS names: whether a name says dynamic, static, neither, or is a host name of its own, and why.",
            "With addresses alone it asks DNS for their names, whether those lead back, and what their neighbours are called;"
                    + " with --ptr or --pairs it asks nothing over the network."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What is its name now?   recourse rdns 192.0.2.7",
            "Would this name pass?   recourse rdns --ip 192.0.2.7 --ptr mail.example.org",
            "Millions at once:       recourse rdns --pairs names.tsv    (lines of: address TAB name)"
        })
final class RdnsCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "Addresses whose names are asked for in DNS (docs/lookups.md).")
    private List<String> looked = List.of();

    @Option(names = "--ip", paramLabel = "ADDRESS", description = "The address that the name is for.")
    private @Nullable String address;

    @Option(
            names = "--ptr",
            paramLabel = "NAME",
            description = "A name that it has or would get; several times for several PTR records.")
    private List<String> names = List.of();

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = {
                "Lines of an address, a tab and a name ('-' or nothing: no PTR); further columns are ignored. '-' reads standard input.",
                "Writes a line for each, in order: address, name, class, confidence, rule@version, sentence."
            })
    private @Nullable String pairs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json or tsv. Default: text for one name, tsv for --pairs.")
    private @Nullable RdnsFormat format;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules of your own (docs/formats/rdns-rules.md).")
    private @Nullable String rules;

    @Option(names = "--no-schemes", description = "Without the schemes of single providers.")
    private boolean noSchemes;

    @Option(
            names = "--suffixes",
            paramLabel = "FILE",
            description = "A copy of the Public Suffix List, for where registrable domains begin.")
    private @Nullable String suffixes;

    @Option(
            names = "--lint",
            paramLabel = "FILE",
            description = "Checks a file of rules: runs the examples in it and names what is missing.")
    private @Nullable String lint;

    RdnsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (lint != null) {
            return lint(existing(lint));
        }
        if (!looked.isEmpty()) {
            return live();
        }
        if (pairs != null) {
            return pairs(pairs);
        }
        if (address == null) {
            throw new RefusedException(
                    "say which address: ADDRESS, to ask DNS for its name; or --ip ADDRESS --ptr NAME; or --pairs FILE");
        }
        IpAddress asked = IpAddress.parse(address);
        if (names.isEmpty()) {
            throw new RefusedException(
                    "say which name the address has or would get: --ptr NAME ('-' for none); to ask DNS for it, leave --ip away");
        }
        List<String> given =
                names.stream().filter(name -> !RdnsPairs.isNone(name)).toList();
        show(asked, classifier().classify(asked, given));
        return Exit.DONE;
    }

    private int live() throws Exception {
        if (pairs != null || address != null || !names.isEmpty()) {
            throw new RefusedException("addresses are asked for in DNS, so leave --ip, --ptr and --pairs away");
        }
        boolean json = switch (Optional.ofNullable(format).orElse(RdnsFormat.TEXT)) {
            case TEXT -> false;
            case JSON -> true;
            case TSV -> throw new RefusedException("--format tsv is for --ptr and --pairs; write text or json");
        };
        List<IpAddress> addresses = looked.stream().map(IpAddress::parse).toList();
        return RdnsLive.run(
                context, folder.settings(context.invocation().workingFolder()), classifier(), addresses, json);
    }

    private void show(IpAddress asked, PtrVerdict verdict) {
        switch (Optional.ofNullable(format).orElse(RdnsFormat.TEXT)) {
            case TEXT -> RdnsText.lines(asked, verdict).forEach(context.out()::println);
            case JSON -> context.out().println(RdnsText.json(asked, verdict));
            case TSV -> context.out().println(RdnsText.tsv(asked.toString(), verdict.name(), verdict));
        }
    }

    private int pairs(String from) throws IOException {
        if (address != null || !names.isEmpty()) {
            throw new RefusedException("--pairs has the addresses and names in its file: leave --ip and --ptr away");
        }
        RdnsPairs stream =
                new RdnsPairs(context, classifier(), Optional.ofNullable(format).orElse(RdnsFormat.TSV));
        if (from.equals("-")) {
            // Not closed: it is not ours.
            return stream.run(new FileInputStream(FileDescriptor.in), "standard input", 0);
        }
        Path file = existing(from);
        try (InputStream in = Files.newInputStream(file)) {
            return stream.run(in, from, Files.size(file));
        }
    }

    private Path existing(String name) {
        Path file = context.resolve(name);
        if (!Files.exists(file)) {
            throw new RefusedException("there is no file " + name);
        }
        return file;
    }

    private PtrClassifier classifier() throws IOException {
        PtrClassifier classifier = rules == null ? PtrClassifier.shipped() : read(existing(rules));
        if (suffixes != null) {
            classifier = classifier.with(publicSuffixes(existing(suffixes)));
        }
        return noSchemes ? classifier.withoutSchemes() : classifier;
    }

    private static PublicSuffixes publicSuffixes(Path file) throws IOException {
        try {
            return PublicSuffixes.ofList(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(file + ": " + e.getMessage());
        }
    }

    private static PtrClassifier read(Path file) throws IOException {
        try {
            return PtrClassifier.of(Files.readString(file));
        } catch (RuleSetException e) {
            throw new RefusedException(file + ", " + e.getMessage());
        }
    }

    private int lint(Path file) throws IOException {
        PtrClassifier checked = read(file);
        List<String> problems = checked.lint(PtrTexts.english());
        problems.forEach(problem -> context.err().println(file.getFileName() + ": " + problem));
        if (!problems.isEmpty()) {
            return Exit.REFUSED;
        }
        context.out()
                .println(file.getFileName() + ": version " + checked.version() + " is good, all its examples hold");
        return Exit.DONE;
    }
}
