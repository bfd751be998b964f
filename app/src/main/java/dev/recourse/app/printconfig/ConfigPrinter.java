package dev.recourse.app.printconfig;

import java.util.List;
import java.util.stream.Collectors;

/** Prints what to paste into a mail server, a filter or a resolver, for the zones of this server. */
public final class ConfigPrinter {

    private final Values values;

    public ConfigPrinter(Presets presets) {
        this.values = PresetValues.of(presets);
    }

    /** All parts for the target, each under a line that says which file it belongs to. */
    public String print(Target target) {
        return files(target).stream().map(PrintedFile::printed).collect(Collectors.joining("\n"));
    }

    /** The parts by themselves. */
    public List<PrintedFile> files(Target target) {
        return target.paths().stream()
                .map(path -> new PrintedFile(
                        path, Template.named(target.template(path)).fill(values)))
                .toList();
    }
}
