package dev.recourse.app.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Sends a command to the server that holds the data folder. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Runs the command there, showing its output as it comes.
     *
     * @return its exit code; empty when no server listens, and nothing was done
     * @throws IOException when the server went away before it said how the command ended
     */
    public static OptionalInt run(Path folder, Invocation invocation) throws IOException {
        Path socket = DataFolder.socket(folder);
        if (!Files.exists(socket)) {
            return OptionalInt.empty();
        }
        try (SocketChannel server = connect(socket)) {
            if (!server.isConnected()) {
                return OptionalInt.empty();
            }
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(server));
            Frames.write(
                    out,
                    new Frames.Request(
                            invocation.workingFolder().toAbsolutePath(),
                            invocation.terminal(),
                            invocation.arguments()));
            return OptionalInt.of(copy(new DataInputStream(Channels.newInputStream(server)), out, invocation));
        }
    }

    /** A channel that is not connected where nobody listens: the socket is what a killed server left behind. */
    private static SocketChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
        }
        return channel;
    }

    private static int copy(DataInputStream in, DataOutputStream out, Invocation invocation) throws IOException {
        try {
            while (true) {
                byte kind = in.readByte();
                if (kind == Frames.EXIT) {
                    return in.readInt();
                }
                if (kind == Frames.WANT_INPUT) {
                    Frames.sendInput(invocation.in(), out);
                    continue;
                }
                String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                (kind == Frames.OUT ? invocation.out() : invocation.err())
                        .append(text)
                        .flush();
            }
        } catch (EOFException e) {
            throw new IOException("the server went away before the command ended; look again before you repeat it", e);
        }
    }
}
