package perf;

import java.nio.file.Path;

/** A file of questions, and how they are asked. */
record Questions(String what, Path file, String type, boolean edns) {

    @Override
    public String toString() {
        return type + ", EDNS " + (edns ? "on" : "off") + ", " + what;
    }
}
