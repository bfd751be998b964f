/*
 * data ipv4|ipv6 COUNT FOLDER SEED: makes a list as real ones look, and questions about it. The same arguments make the same
 * files, in FOLDER:
 *
 *   entries.rbl   the list for rbldnsd (ip4set and ip4trie, or ip6trie) and for Recourse
 *   zone.db       its single addresses as a master file, for NSD and Knot; up to two million
 *   hosts.q       a million questions; half ask about listed single addresses
 *   ranges.q      the same, but half of the listed ones are in ranges (IPv4 only)
 *
 * A question is one octet that says whether it is listed, one octet of length, and the packet, of type A and without EDNS.
 *
 * IPv4: COUNT single addresses in 30,000 busy /16s, the first of them the busiest, half of the addresses in busy /24s of those;
 * 200,000 ranges from /8 to /30, and 20,000 holes in these. What is right is painted, the longest prefix last, on a bitmap of all
 * addresses. Where a longer entry lists what a hole has taken out, ip4set and ip4trie disagree: nobody is asked there.
 * IPv6: COUNT entries, 60 % of them /64 and the others /128. Needs 1.5 GB of memory for IPv4.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUSY = 30000, RANGES = 200000, HOLES = 20000, QUESTIONS = 1000000, MASTER_FILE_LIMIT = 2000000 };
static const char *ZONE = "bl.example.org";
static const char *HEAD = "$SOA 3600 ns.bl.example.org hostmaster.example.org 1 3600 600 86400 60\n"
                          "$NS 3600 ns.bl.example.org\n$TTL 300\n";

static uint64_t state;

/* splitmix64 */
static uint64_t any(void) {
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}
static uint32_t below(uint32_t limit) { return (any() >> 32) * limit >> 32; }
static double share(void) { return (any() >> 11) * (1.0 / 9007199254740992.0); }

static FILE *create(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    setvbuf(file, NULL, _IOFBF, 1 << 20);
    return file;
}

static void finish(FILE *file) {
    if (fflush(file) || ferror(file) || fclose(file)) {
        perror("write");
        exit(1);
    }
}

static uint8_t *put_label(uint8_t *at, const char *label, int length) {
    *at++ = length;
    memcpy(at, label, length);
    return at + length;
}

/* Writes the question for a name below the zone, whose first labels stand at packet + 12 already. */
static void put_question(FILE *file, int listed, uint8_t *packet, uint8_t *at) {
    for (const char *label = ZONE; *label;) {
        int length = strcspn(label, ".");
        at = put_label(at, label, length);
        label += length + (label[length] == '.');
    }
    memcpy(at, "\0\0\1\0\1", 5);
    memset(packet, 0, 12);
    packet[5] = 1;
    fputc(listed, file);
    fputc(at + 5 - packet, file);
    fwrite(packet, 1, at + 5 - packet, file);
}

/* ---- IPv4 ---- */

struct range {
    uint32_t first;
    uint8_t length, value; /* value 0: a hole */
};

static uint8_t *single, *listed, *holed; /* a bit an address */
static int get(const uint8_t *bits, uint32_t a) { return bits[a >> 3] >> (a & 7) & 1; }
static void set(uint8_t *bits, uint32_t a) { bits[a >> 3] |= 1 << (a & 7); }
static void clear(uint8_t *bits, uint32_t a) { bits[a >> 3] &= ~(1 << (a & 7)); }

static uint32_t mask(int length) { return length ? ~0u << (32 - length) : 0; }

static int overlaps(uint32_t a, int length, uint32_t b, int other) {
    uint32_t common = mask(length < other ? length : other);
    return (a & common) == (b & common);
}

/* What no list may hold. */
static int special(uint32_t a, int length) {
    static const struct { uint32_t first; int length; } blocks[] = {
        {0x00000000, 8}, {0x0a000000, 8}, {0x64400000, 10}, {0x7f000000, 8}, {0xa9fe0000, 16}, {0xac100000, 12},
        {0xc0000000, 24}, {0xc0000200, 24}, {0xc01fc400, 24}, {0xc034c100, 24}, {0xc0586300, 24}, {0xc0a80000, 16},
        {0xc0af3000, 24}, {0xc6120000, 15}, {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 3},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (overlaps(a, length, blocks[i].first, blocks[i].length)) return 1;
    return 0;
}

static uint32_t busy[BUSY];
static struct range ranges[RANGES + HOLES];
static int range_count;

static uint32_t any_single(void) {
    double skew = share();
    uint32_t base = busy[(int)(BUSY * skew * skew)];
    if (share() < 0.5) return base | below(1 << 16);
    /* One of the 48 busy /24s of this /16. */
    uint32_t mixed = ((base >> 16) * 2654435761u ^ below(48) * 0x85ebca6bu) * 0xc2b2ae35u;
    return base | (mixed >> 24) << 8 | below(256);
}

static int any_value(void) {
    double x = share();
    return x < .55 ? 4 : x < .75 ? 2 : x < .85 ? 3 : x < .92 ? 9 : x < .97 ? 10 : 5 + below(4);
}

/* The first ones are wide, the others as lists have them. */
static int any_length(int number) {
    double x = share();
    if (number < 2) return 8;
    if (number < 6) return 10 + number % 3;
    if (number < 20) return 13 + number % 3;
    if (number < 320) return 16;
    return x < .02 ? 17 + below(3) : x < .12 ? 20 + below(3) : x < .20 ? 23 : x < .60 ? 24 : 25 + below(6);
}

static void make_ranges(void) {
    while (range_count < RANGES) {
        int length = any_length(range_count);
        uint32_t a = below(0xffffffff);
        if (share() < .6) a = busy[below(BUSY)] | (a & 0xffff);
        a &= mask(length);
        if (!special(a, length)) ranges[range_count++] = (struct range){a, length, 2 + below(10)};
    }
    while (range_count < RANGES + HOLES) {
        const struct range *in = &ranges[below(RANGES)];
        if (in->length >= 30) continue;
        int length = in->length + 1 + below(30 - in->length);
        if (in->length < 24 && share() < .6) length = 24;
        uint32_t a = (in->first | (below(0xffffffff) & ~mask(in->length))) & mask(length);
        ranges[range_count++] = (struct range){a, length, 0};
    }
}

static int by_length(const void *left, const void *right) {
    const struct range *a = left, *b = right;
    if (a->length != b->length) return a->length - b->length;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return a->value - b->value;
}

static void sort_and_paint(void) {
    int kept = 0;
    qsort(ranges, range_count, sizeof *ranges, by_length);
    for (int i = 0; i < range_count; i++)
        if (!kept || ranges[kept - 1].first != ranges[i].first || ranges[kept - 1].length != ranges[i].length)
            ranges[kept++] = ranges[i];
    range_count = kept;
    for (int i = 0; i < range_count; i++)
        for (uint64_t a = ranges[i].first, end = a + (1ull << (32 - ranges[i].length)); a < end; a++)
            if (ranges[i].value) set(listed, a);
            else clear(listed, a), set(holed, a);
}

static void put_address(FILE *file, uint32_t a) {
    fprintf(file, "%u.%u.%u.%u", a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255);
}

static void write_entries(const char *folder, const uint32_t *addresses, const uint8_t *values, long count) {
    FILE *file = create(folder, "entries.rbl");
    fputs(HEAD, file);
    for (int value = 2; value < 12; value++) {
        fprintf(file, ":127.0.0.%d:Listed for reason %d, see https://bl.example.org/lookup?ip=$\n", value, value);
        for (int i = 0; i < range_count; i++)
            if (ranges[i].value == value) put_address(file, ranges[i].first), fprintf(file, "/%d\n", ranges[i].length);
        for (long i = 0; i < count; i++)
            if (values[i] == value) put_address(file, addresses[i]), fputc('\n', file);
    }
    for (int i = 0; i < range_count; i++)
        if (!ranges[i].value) fputc('!', file), put_address(file, ranges[i].first), fprintf(file, "/%d\n", ranges[i].length);
    finish(file);
}

static void write_zone(const char *folder, const uint32_t *addresses, const uint8_t *values, long count) {
    FILE *file = create(folder, "zone.db");
    fprintf(file, "$ORIGIN %s.\n$TTL 300\n@ 3600 SOA ns hostmaster.example.org. 1 3600 600 86400 60\n"
                  "@ 3600 NS ns\nns A 127.0.0.1\n", ZONE);
    for (long i = 0; i < count; i++) {
        uint32_t a = addresses[i];
        fprintf(file, "%u.%u.%u.%u A 127.0.0.%d\n", a & 255, a >> 8 & 255, a >> 16 & 255, a >> 24, values[i]);
        fprintf(file, " TXT \"Listed for reason %d, see https://bl.example.org/lookup?ip=", values[i]);
        put_address(file, a);
        fputs("\"\n", file);
    }
    finish(file);
}

static uint32_t in_a_range(void) {
    while (1) {
        const struct range *r = &ranges[below(range_count)];
        uint32_t a = r->first | (below(0xffffffff) & ~mask(r->length));
        if (get(listed, a) && !get(holed, a)) return a;
    }
}

static uint32_t unlisted(const uint32_t *addresses, long count) {
    while (1) {
        uint32_t a = any() & 1 ? (addresses[any() % count] & ~255u) | below(256) : below(0xffffffff);
        if (!special(a, 32) && !get(listed, a)) return a;
    }
}

static uint32_t listed_single(const uint32_t *addresses, long count) {
    while (1) {
        uint32_t a = addresses[any() % count];
        if (!get(holed, a)) return a;
    }
}

static void write_questions(const char *folder, const char *name, const uint32_t *addresses, long count, int with_ranges) {
    FILE *file = create(folder, name);
    for (int i = 0; i < QUESTIONS; i++) {
        uint8_t packet[256], *at = packet + 12;
        int yes = any() & 1;
        uint32_t a = !yes                       ? unlisted(addresses, count)
                     : with_ranges && any() & 1 ? in_a_range()
                                                : listed_single(addresses, count);
        for (int shift = 0; shift < 32; shift += 8) {
            char label[4];
            at = put_label(at, label, sprintf(label, "%u", a >> shift & 255));
        }
        put_question(file, yes, packet, at);
    }
    finish(file);
}

static void ipv4(long count, const char *folder) {
    single = calloc(1, 1u << 29);
    listed = calloc(1, 1u << 29);
    holed = calloc(1, 1u << 29);
    uint32_t *addresses = malloc(count * sizeof *addresses);
    uint8_t *values = malloc(count);
    if (!single || !listed || !holed || !addresses || !values) exit((perror("memory"), 1));
    for (int i = 0; i < BUSY;) {
        busy[i] = below(1 << 16) << 16;
        i += !special(busy[i], 16);
    }
    for (long i = 0; i < count;) {
        uint32_t a = any_single();
        if (special(a, 32) || get(single, a) || (a & 255) == 0 || (a & 255) == 255) continue;
        set(single, a);
        addresses[i] = a;
        values[i++] = any_value();
    }
    make_ranges();
    sort_and_paint();
    for (uint32_t i = 0; i < 1u << 29; i++) listed[i] |= single[i];
    write_entries(folder, addresses, values, count);
    if (count <= MASTER_FILE_LIMIT) write_zone(folder, addresses, values, count);
    write_questions(folder, "hosts.q", addresses, count, 0);
    write_questions(folder, "ranges.q", addresses, count, 1);
}

/* ---- IPv6 ---- */

struct entry {
    uint64_t high, low;
    int length;
};

static void ipv6(long count, const char *folder) {
    static const uint32_t networks[] = {0x20014400, 0x2a010000, 0x26000000, 0x24000000, 0x28000000, 0x2a020000, 0x20010470, 0x2c0f0000};
    struct entry *entries = malloc(count * sizeof *entries);
    if (!entries) exit((perror("memory"), 1));
    FILE *file = create(folder, "entries.rbl");
    fputs(HEAD, file);
    fputs(":127.0.0.2:Listed, see https://bl.example.org/lookup?ip=$\n", file);
    for (long i = 0; i < count; i++) {
        struct entry *e = &entries[i];
        e->length = share() < .6 ? 64 : 128;
        /* The four bits behind the network's 32 stay zero: with one of them set, an address is not listed. */
        e->high = (uint64_t)networks[below(8)] << 32 | (any() & 0x0fffffff);
        e->low = e->length == 64 ? 0 : any();
        for (int shift = 48; shift >= 0; shift -= 16) fprintf(file, "%x:", (unsigned)(e->high >> shift & 0xffff));
        if (e->length == 64) fputs(":/64\n", file);
        else
            for (int shift = 48; shift >= 0; shift -= 16)
                fprintf(file, shift ? "%x:" : "%x/128\n", (unsigned)(e->low >> shift & 0xffff));
    }
    finish(file);
    file = create(folder, "hosts.q");
    for (int i = 0; i < QUESTIONS; i++) {
        uint8_t packet[256], *at = packet + 12;
        const struct entry *e = &entries[any() % count];
        int yes = any() & 1;
        uint64_t high = e->high ^ (yes ? 0 : 1ull << (28 + below(4)));
        uint64_t low = e->length == 64 ? any() : e->low;
        for (int nibble = 0; nibble < 32; nibble++) {
            uint64_t half = nibble < 16 ? low : high;
            at = put_label(at, &"0123456789abcdef"[half >> nibble % 16 * 4 & 15], 1);
        }
        put_question(file, yes, packet, at);
    }
    finish(file);
}

int main(int argc, char **argv) {
    if (argc != 5) return fputs("data ipv4|ipv6 COUNT FOLDER SEED\n", stderr), 2;
    state = strtoull(argv[4], NULL, 10);
    if (strcmp(argv[1], "ipv6") == 0) ipv6(atol(argv[2]), argv[3]);
    else ipv4(atol(argv[2]), argv[3]);
    return 0;
}
