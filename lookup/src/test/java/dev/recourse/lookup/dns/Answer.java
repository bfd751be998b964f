package dev.recourse.lookup.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A reply to be made from a query: "2.2.0.192.in-addr.arpa. 300 PTR mail.example.org." and the like. */
final class Answer {
    private final List<String> answers = new ArrayList<>();
    private final List<String> authority = new ArrayList<>();
    private int rcode = Rcode.NOERROR;
    private boolean authoritative;
    private boolean recursion = true;
    private boolean truncated;
    private int id;
    private UnaryOperator<Name> respell = name -> name;

    /** As a resolver sends it. */
    static Answer of(String... records) {
        Answer answer = new Answer();
        answer.answers.addAll(List.of(records));
        return answer;
    }

    /** As an authoritative server sends it. */
    static Answer ofAuthority(String... records) {
        Answer answer = of(records);
        answer.authoritative = true;
        answer.recursion = false;
        return answer;
    }

    Answer rcode(int code) {
        rcode = code;
        return this;
    }

    Answer authority(String... records) {
        authority.addAll(List.of(records));
        return this;
    }

    Answer plain() {
        authoritative = false;
        recursion = false;
        return this;
    }

    Answer truncated() {
        truncated = true;
        return this;
    }

    /** With another id. */
    Answer wrongId() {
        id = 1;
        return this;
    }

    Answer respelled(UnaryOperator<Name> change) {
        respell = change;
        return this;
    }

    byte[] to(Message query) {
        Message reply = new Message(query.getHeader().getID() ^ id);
        reply.getHeader().setFlag(Flags.QR);
        flag(reply, Flags.AA, authoritative);
        flag(reply, Flags.RA, recursion);
        flag(reply, Flags.TC, truncated);
        reply.getHeader().setRcode(rcode);
        Record question = query.getQuestion();
        reply.addRecord(
                Record.newRecord(respell.apply(question.getName()), question.getType(), DClass.IN), Section.QUESTION);
        answers.forEach(text -> reply.addRecord(record(text), Section.ANSWER));
        authority.forEach(text -> reply.addRecord(record(text), Section.AUTHORITY));
        return reply.toWire();
    }

    private static void flag(Message reply, int flag, boolean set) {
        if (set) {
            reply.getHeader().setFlag(flag);
        }
    }

    /** {@code NAME TTL TYPE DATA}. */
    static Record record(String text) {
        String[] words = text.split(" ", 4);
        try {
            return Record.fromString(
                    Name.fromString(words[0]),
                    Type.value(words[2]),
                    DClass.IN,
                    Long.parseLong(words[1]),
                    words[3],
                    Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
