package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The zones under bl.example.org with a table of one's choice, asked through an independent codec (dnsjava). */
public final class Served {
    public static final String ROOT = "bl.example.org";
    public static final long NOW = 1_800_000_000L;
    public static final long SERIAL = 2_800_000_000L;
    public static final Catalogue CATALOGUE = Catalogue.shipped();
    public static final ServedZones ZONES = zones(false);
    private static final ClientPolicy POLICY = ClientPolicy.open();

    private final ServedView view;

    public Served(ServedView view) {
        this.view = view;
    }

    public Served(ListingTable table) {
        this(ZONES.view(table, SERIAL));
    }

    public static ServedZones zones(boolean genericJoinsDul) {
        return ServedZones.of(Policy.of(
                CATALOGUE,
                ZonePlan.of(CATALOGUE, ROOT, genericJoinsDul),
                new Authority(
                        List.of(DomainName.parse("ns1.bl.example.org"), DomainName.parse("ns.example.net")),
                        DomainName.parseMailbox("hostmaster@example.org"),
                        Map.of(
                                DomainName.parse("ns1.bl.example.org"),
                                List.of(IpAddress.parse("192.0.2.53"), IpAddress.parse("2001:db8::53")),
                                DomainName.parse("a.deep.host.rbl.bl.example.org"),
                                List.of(IpAddress.parse("192.0.2.54")))),
                "https://www.example.org/"));
    }

    /** A table with one listing for each pair of prefix and {@code list/criterion}. */
    public static ListingTable table(String... prefixesAndCriteria) {
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < prefixesAndCriteria.length; i += 2) {
            table = with(table, prefixesAndCriteria[i], prefixesAndCriteria[i + 1], Entry.NEVER);
        }
        return table;
    }

    public static ListingTable with(ListingTable table, String prefix, String criterion, long expiresAt) {
        String list = criterion.substring(0, criterion.indexOf('/'));
        Entry entry = new Entry.Listed(
                new Changes(CATALOGUE).index(list),
                CATALOGUE
                        .criterion(list, criterion.substring(list.length() + 1))
                        .orElseThrow(),
                // Each its own source: within one source the narrowest prefix would silence the others.
                prefix + criterion,
                expiresAt);
        return table.with(Prefix.parse(prefix), entry);
    }

    public static ListingTable exempt(ListingTable table, String prefix, String list, long expiresAt) {
        return table.with(Prefix.parse(prefix), new Entry.Exempt(new Changes(CATALOGUE).index(list), expiresAt));
    }

    /** The name under which an address is asked, and its zone: {@code name("192.0.2.1", "rbl")}. */
    public static String name(String address, String... zone) {
        return reversed(IpAddress.parse(address)) + "."
                + Arrays.stream(zone).map(z -> z + ".").collect(Collectors.joining()) + ROOT;
    }

    private static String reversed(IpAddress address) {
        if (address.isIpv4()) {
            List<String> octets = Arrays.asList(address.toString().split("\\."));
            return String.join(".", octets.reversed());
        }
        return nibbles(address);
    }

    public static String nibbles(IpAddress address) {
        String hex = new StringBuilder(HexFormat.of().formatHex(address.toBytes()))
                .reverse()
                .toString();
        return String.join(".", hex.split(""));
    }

    public Message ask(String name, int type) {
        return ask(Message.newQuery(Record.newRecord(absolute(name), type, org.xbill.DNS.DClass.IN)), Transport.UDP);
    }

    public Message ask(Message query, Transport transport) {
        return askAt(NOW, query, transport);
    }

    public Message askAt(long now, Message query, Transport transport) {
        return message(Responder.answer(POLICY, packet(query.toWire(), transport, now), view));
    }

    public Answer answer(String hex) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Responder.answer(POLICY, packet(message, Transport.UDP, NOW), view);
    }

    private static Packet packet(byte[] message, Transport transport, long now) {
        return new Packet(message, message.length, transport, IpAddress.parse("192.0.2.250"), now * 1000, 100);
    }

    public static Message message(Answer answer) {
        try {
            return new Message(octets(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] octets(Answer answer) {
        if (!(answer instanceof Answer.Reply reply)) {
            throw new AssertionError("dropped");
        }
        byte[] octets = new byte[reply.message().remaining()];
        reply.message().get(octets);
        return octets;
    }

    public static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (org.xbill.DNS.TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** RCODE, flags, then the records in short: what a test compares at one glance. */
    public static String summary(Message reply) {
        String flags = IntStream.of(0, 5, 6, 7, 8, 9, 10, 11)
                .filter(flag -> reply.getHeader().getFlag(flag))
                .mapToObj(org.xbill.DNS.Flags::string)
                .collect(Collectors.joining(" "));
        return org.xbill.DNS.Rcode.string(reply.getRcode()) + " " + flags
                + records(" answer", reply, Section.ANSWER)
                + records(" authority", reply, Section.AUTHORITY);
    }

    private static String records(String title, Message reply, int section) {
        List<Record> records = reply.getSection(section);
        return records.isEmpty()
                ? ""
                : title
                        + records.stream()
                                .map(r -> " [" + r.getName() + " " + r.getTTL() + " " + Type.string(r.getType()) + " "
                                        + (r.getType() == Type.SOA ? "" : r.rdataToString()) + "]")
                                .collect(Collectors.joining());
    }

    /** The data of the answer's records. */
    public static List<String> answers(Message reply) {
        return reply.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    /** As {@code dig} would say it: rcode and what follows, "NXDOMAIN", "NODATA" or the data. */
    public String outcome(String name, int type) {
        Message reply = ask(name, type);
        if (reply.getRcode() == org.xbill.DNS.Rcode.NOERROR) {
            return answers(reply).isEmpty() ? "NODATA" : String.join(" ", answers(reply));
        }
        return org.xbill.DNS.Rcode.string(reply.getRcode());
    }
}
