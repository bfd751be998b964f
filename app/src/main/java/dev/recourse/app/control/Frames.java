package dev.recourse.app.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes between a command and the server: one request, then frames of output, then the exit code. A frame may also ask
 * for input; only then does the command send a piece of what is piped into it.
 */
final class Frames {
    static final byte OUT = 1;
    static final byte ERR = 2;
    static final byte EXIT = 3;
    static final byte WANT_INPUT = 4;

    /** The longest piece of input. */
    private static final int INPUT_MAX = 1 << 16;

    /** A command line is short; more is a mistake or worse. */
    private static final int REQUEST_MAX = 1 << 20;

    private static final int ARGUMENTS_MAX = 10_000;

    private Frames() {}

    /**
     * What a command wants.
     *
     * @param workingFolder where it was called: its file names start there
     * @param terminal whether its error output is a person's screen
     */
    record Request(Path workingFolder, boolean terminal, List<String> arguments) {}

    static void write(DataOutputStream out, Request request) throws IOException {
        out.writeInt(request.arguments().size());
        out.writeBoolean(request.terminal());
        writeText(out, request.workingFolder().toString());
        for (String argument : request.arguments()) {
            writeText(out, argument);
        }
        out.flush();
    }

    static Request readRequest(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > ARGUMENTS_MAX) {
            throw new IOException("a request with " + count + " arguments");
        }
        boolean terminal = in.readBoolean();
        Path workingFolder = Path.of(readText(in));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(readText(in));
        }
        return new Request(workingFolder, terminal, arguments);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > REQUEST_MAX) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** What is piped in where the command was typed: asked for piece by piece, as it is read. */
    static InputStream input(DataInputStream in, DataOutputStream out) {
        return new RemoteInput(() -> {
            synchronized (out) {
                out.writeByte(WANT_INPUT);
                out.flush();
            }
            int length = in.readInt();
            if (length < 0 || length > INPUT_MAX) {
                throw new IOException("a piece of input of " + length + " bytes");
            }
            return in.readNBytes(length);
        });
    }

    /** Sends the next piece of the input; an empty one at its end. */
    static void sendInput(InputStream input, DataOutputStream out) throws IOException {
        byte[] piece = new byte[INPUT_MAX];
        int length = Math.max(0, input.read(piece));
        out.writeInt(length);
        out.write(piece, 0, length);
        out.flush();
    }

    /** A writer whose text becomes frames of that kind: whole characters, so that each frame is text by itself. */
    static Writer writer(DataOutputStream out, byte kind) {
        return new Writer() {
            @Override
            public void write(char[] characters, int from, int length) throws IOException {
                byte[] bytes = new String(characters, from, length).getBytes(StandardCharsets.UTF_8);
                synchronized (out) {
                    out.writeByte(kind);
                    out.writeInt(bytes.length);
                    out.write(bytes);
                    out.flush();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    static void writeExit(DataOutputStream out, int code) throws IOException {
        synchronized (out) {
            out.writeByte(EXIT);
            out.writeInt(code);
            out.flush();
        }
    }
}
