package dev.recourse.lookup.dns;

import dev.recourse.core.rdns.UnknownCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a reply says of one name and type. Pure. Only the answer section gives data; the others say where to ask next. */
sealed interface Reading {

    /** Records of the type. */
    record Found(List<Record> records, long ttl) implements Reading {}

    /** The name is an alias of another. */
    record Alias(Name target, long ttl) implements Reading {}

    /** There are none. */
    record Absent(long ttl, boolean nameExists, Optional<Name> zone) implements Reading {}

    /** Somebody else answers for it. */
    record Referral(Name zone, List<Name> servers) implements Reading {}

    /** It says nothing that counts. */
    record Nothing(UnknownCause cause) implements Reading {}

    /** How long "there is none" is believed where the reply does not say (no SOA). */
    long NEGATIVE_TTL = 60;

    /** Of a resolver's reply. */
    static Reading ofResolver(Message reply, Name name, int type) {
        return failure(reply).orElseGet(() -> {
            Reading reading = answer(reply, name, type).orElseGet(() -> absentOrElsewhere(reply, name));
            // A resolver that hands on a referral, or says that it does not resolve, has not looked.
            boolean resolves =
                    reply.getHeader().getFlag(Flags.RA) || reply.getHeader().getFlag(Flags.AA);
            boolean looked = resolves && !(reading instanceof Referral);
            return looked ? reading : new Nothing(UnknownCause.LAME);
        });
    }

    /** Whether a resolver's reply speaks of the target of an alias too: most do, and then nobody has to be asked again. */
    static boolean speaksOf(Message reply, Name target) {
        return reply.getRcode() == Rcode.NXDOMAIN
                || soa(reply).isPresent()
                || reply.getSection(Section.ANSWER).stream()
                        .anyMatch(record -> record.getName().equals(target));
    }

    /** Of the reply of a server that should be authoritative. */
    static Reading ofAuthority(Message reply, Name name, int type) {
        return failure(reply).orElseGet(() -> {
            if (reply.getHeader().getFlag(Flags.AA)) {
                return answer(reply, name, type).orElseGet(() -> absent(reply));
            }
            Reading elsewhere = absentOrElsewhere(reply, name);
            return elsewhere instanceof Referral ? elsewhere : new Nothing(UnknownCause.LAME);
        });
    }

    private static Optional<Reading> failure(Message reply) {
        return switch (reply.getRcode()) {
            case Rcode.NOERROR, Rcode.NXDOMAIN -> Optional.empty();
            case Rcode.SERVFAIL -> Optional.of(new Nothing(UnknownCause.SERVFAIL));
            case Rcode.REFUSED -> Optional.of(new Nothing(UnknownCause.REFUSED));
            default -> Optional.of(new Nothing(UnknownCause.OTHER_RCODE));
        };
    }

    private static Optional<Reading> answer(Message reply, Name name, int type) {
        List<Record> records = new ArrayList<>();
        List<CNAMERecord> aliases = new ArrayList<>();
        for (Record record : reply.getSection(Section.ANSWER)) {
            if (record.getDClass() != DClass.IN || !record.getName().equals(name)) {
                continue;
            }
            if (record.getType() == type) {
                records.add(record);
            } else if (record instanceof CNAMERecord alias) {
                aliases.add(alias);
            }
        }
        if (!records.isEmpty()) {
            return Optional.of(new Found(List.copyOf(records), ttl(records)));
        }
        if (aliases.isEmpty()) {
            return Optional.empty();
        }
        boolean one = aliases.stream().map(CNAMERecord::getTarget).distinct().count() == 1;
        return Optional.of(
                one ? new Alias(aliases.getFirst().getTarget(), ttl(aliases)) : new Nothing(UnknownCause.MALFORMED));
    }

    private static Reading absentOrElsewhere(Message reply, Name name) {
        List<NSRecord> servers = reply.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.NS && record.getDClass() == DClass.IN)
                .map(NSRecord.class::cast)
                .toList();
        boolean plain = reply.getRcode() == Rcode.NOERROR && soa(reply).isEmpty();
        boolean referral = plain && !servers.isEmpty() && !reply.getHeader().getFlag(Flags.AA);
        if (!referral) {
            return absent(reply);
        }
        Name zone = servers.getFirst().getName();
        boolean below = name.subdomain(zone);
        return below
                ? new Referral(
                        zone,
                        servers.stream()
                                .filter(ns -> ns.getName().equals(zone))
                                .map(NSRecord::getTarget)
                                .toList())
                : new Nothing(UnknownCause.LAME);
    }

    private static Reading absent(Message reply) {
        Optional<SOARecord> soa = soa(reply);
        // RFC 2308 5: the lesser of the record's own TTL and its last field.
        long ttl = soa.map(s -> Math.min(s.getTTL(), s.getMinimum())).orElse(NEGATIVE_TTL);
        return new Absent(ttl, reply.getRcode() == Rcode.NOERROR, soa.map(SOARecord::getName));
    }

    private static Optional<SOARecord> soa(Message reply) {
        return reply.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.SOA && record.getDClass() == DClass.IN)
                .map(SOARecord.class::cast)
                .findFirst();
    }

    private static long ttl(List<? extends Record> records) {
        return records.stream().mapToLong(Record::getTTL).min().orElse(0);
    }
}
