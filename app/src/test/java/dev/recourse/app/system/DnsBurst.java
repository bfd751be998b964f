package dev.recourse.app.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Asks a server many questions over UDP, hundreds of them at once, and again what stays without a reply. */
final class DnsBurst implements AutoCloseable {

    static final String NO_REPLY = "no reply";
    static final String TRUNCATED = "truncated";

    private static final int OUTSTANDING = 256;
    private static final int TRIES = 8;
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private final DatagramChannel channel = DatagramChannel.open();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(65_535);
    private final int type;
    private final Deque<Question> waiting = new ArrayDeque<>();
    private final Map<Integer, Question> outstanding = new HashMap<>();
    private final Map<String, String> replies = new LinkedHashMap<>();
    private int id;

    private record Question(String name, int tries, long sentAt) {
        Question sent(long now) {
            return new Question(name, tries + 1, now);
        }
    }

    private DnsBurst(String host, int port, int type) throws IOException {
        this.type = type;
        channel.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Asks for that type of each name.
     *
     * @return for each name the records' data, sorted, with spaces between; without records {@code NODATA} or the rcode;
     *     {@link #TRUNCATED} where they did not fit; {@link #NO_REPLY} where 24 seconds brought none
     */
    static Map<String, String> ask(String host, int port, int type, Collection<String> names) throws IOException {
        try (DnsBurst burst = new DnsBurst(host, port, type)) {
            names.forEach(name -> burst.waiting.add(new Question(name, 0, 0)));
            while (!burst.waiting.isEmpty() || !burst.outstanding.isEmpty()) {
                burst.send();
                burst.selector.select(100);
                burst.selector.selectedKeys().clear();
                burst.receive();
                burst.giveUpLate();
            }
            return burst.replies;
        }
    }

    private void send() throws IOException {
        while (outstanding.size() < OUTSTANDING && !waiting.isEmpty()) {
            Question question = waiting.pop();
            id = id + 1 & 0xffff;
            Message message = Message.newQuery(Record.newRecord(Name.fromString(question.name + "."), type, DClass.IN));
            message.getHeader().setID(id);
            outstanding.put(id, question.sent(System.nanoTime()));
            write(ByteBuffer.wrap(message.toWire()));
        }
    }

    private void write(ByteBuffer message) throws IOException {
        try {
            channel.write(message);
        } catch (PortUnreachableException notYet) {
            // The server is still starting: what is outstanding will be asked again.
        }
    }

    private int read() throws IOException {
        buffer.clear();
        try {
            return channel.read(buffer);
        } catch (PortUnreachableException notYet) {
            return 0;
        }
    }

    private void receive() throws IOException {
        while (read() > 0) {
            Message reply = new Message(buffer.flip());
            Optional.ofNullable(outstanding.remove(reply.getHeader().getID()))
                    .ifPresent(question -> replies.put(question.name, text(reply)));
        }
    }

    private void giveUpLate() {
        long now = System.nanoTime();
        outstanding.values().removeIf(question -> {
            boolean late = now - question.sentAt > PATIENCE_NANOS;
            if (late && question.tries < TRIES) {
                waiting.add(question);
            } else if (late) {
                replies.put(question.name, NO_REPLY);
            }
            return late;
        });
    }

    private String text(Message reply) {
        if (reply.getRcode() != Rcode.NOERROR) {
            return Rcode.string(reply.getRcode());
        }
        if (reply.getHeader().getFlag(Flags.TC)) {
            return TRUNCATED;
        }
        String records = reply.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .map(Record::rdataToString)
                .sorted()
                .collect(Collectors.joining(" "));
        return records.isEmpty() ? "NODATA" : records;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
