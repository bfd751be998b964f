/*
 * load -p PORT -q QUESTIONS [-a ADDRESS] [-t A|TXT] [-e] [-n] [-w SECONDS] [-s SECONDS] [-P PID,PID...]
 *
 * Asks a DNS server over UDP as fast as it answers, always 192 questions outstanding, and polls without ever sleeping. Meant to
 * be pinned to the server's own core: together they then use all of it, the server's batches are full, and no core waits for
 * another. What counts is not how many answers come in a second (that is the machine's and its neighbours') but what the server's
 * threads have run for, by the scheduler's clock (/proc/PID/task/TID/schedstat), divided by the answers.
 *
 *   -q  questions made by data; each says whether its address is listed    -t  ask for TXT instead of A
 *   -e  with EDNS, 1232 octets    -n  do not check the answers             -w  warm up for so long, 0.5    -s  measure for so long, 2
 *   -P  the server's processes
 *
 * Prints one line of NAME=NUMBER: seconds, answers, wrong (an answer to a question about an unlisted address, or none to one about
 * a listed one, or no such rcode), lost, octets (of all answers), silence_ns (the longest time without
 * any answer), server_ns and own_ns (CPU).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LANES = 16, WINDOW = 192 / LANES, BATCH = 32, IDS = 65536, LONGEST = 4096, OVERTAKEN = 2048, RECEIVE_BUFFER = 4 << 20 };
static const uint64_t SECOND = 1000000000u, SILENCE = 200000000u;
static const uint8_t OPT[] = {0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0};

struct question {
    const uint8_t *packet;
    uint8_t length, listed;
};

/* A socket, and which question (from 1) is outstanding under which id; none is older than oldest. */
struct lane {
    int socket, outstanding;
    uint16_t next, oldest;
    uint32_t asked[IDS];
};

struct counts {
    uint64_t answers, wrong, lost, octets, silence;
};

static struct question *questions;
static uint32_t question_count, next_question;
static struct lane lanes[LANES];
static struct counts counts;
static int type = 1, edns, unchecked;
static uint8_t packets[BATCH][LONGEST];
static struct mmsghdr messages[BATCH];
static struct iovec parts[BATCH];

static uint64_t clock_ns(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * SECOND + t.tv_nsec;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void read_questions(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file || fseek(file, 0, SEEK_END)) fail(path);
    long size = ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, file) != (size_t)size) fail(path);
    fclose(file);
    for (long at = 0; at < size; at += bytes[at + 1] + 2) question_count++;
    questions = malloc(question_count * sizeof *questions);
    for (long at = 0, i = 0; at < size; at += bytes[at + 1] + 2)
        questions[i++] = (struct question){bytes + at + 2, bytes[at + 1], bytes[at]};
}

/* What the children of this process that have ended had run for, as far as it knows: rbldnsd -f answers in one. */
static uint64_t ended_children_ns(int length, const char *pid) {
    char path[64], line[1024];
    unsigned long user, system;
    snprintf(path, sizeof path, "/proc/%.*s/stat", length, pid);
    FILE *file = fopen(path, "r");
    const char *text = file ? fgets(line, sizeof line, file) : NULL;
    if (file) fclose(file);
    /* Fields 16 and 17; the second one is a name in parentheses, and may hold spaces. */
    const char *rest = text ? strrchr(text, ')') : NULL;
    if (!rest || sscanf(rest + 1, " %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu %lu", &user, &system) != 2) return 0;
    return (user + system) * (SECOND / sysconf(_SC_CLK_TCK));
}

/* What all threads of these processes have run for. */
static uint64_t cpu_ns(const char *pids) {
    uint64_t sum = 0;
    for (const char *pid = pids; *pid; pid += strcspn(pid, ","), pid += *pid == ',') {
        char path[300];
        int length = strcspn(pid, ",");
        snprintf(path, sizeof path, "/proc/%.*s/task", length, pid);
        DIR *tasks = opendir(path);
        if (!tasks) fail(path);
        for (struct dirent *task; (task = readdir(tasks));) {
            unsigned long long ran;
            snprintf(path, sizeof path, "/proc/%.*s/task/%s/schedstat", length, pid, task->d_name);
            FILE *file = task->d_name[0] == '.' ? NULL : fopen(path, "r");
            if (!file) continue;
            if (fscanf(file, "%llu", &ran) == 1) sum += ran;
            fclose(file);
        }
        closedir(tasks);
        sum += ended_children_ns(length, pid);
    }
    return sum;
}

static void open_lanes(const char *address, int port) {
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(port)};
    if (inet_pton(AF_INET, address, &server.sin_addr) != 1) fail(address);
    for (int i = 0; i < LANES; i++) {
        int size = RECEIVE_BUFFER;
        lanes[i].socket = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        setsockopt(lanes[i].socket, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        if (connect(lanes[i].socket, (void *)&server, sizeof server) < 0) fail("connect");
    }
    for (int i = 0; i < BATCH; i++) {
        parts[i].iov_base = packets[i];
        messages[i].msg_hdr.msg_iov = &parts[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
}

static void fill(struct lane *lane, int slot) {
    const struct question *question = &questions[next_question];
    uint16_t id = lane->next + slot;
    uint8_t *packet = packets[slot];
    int length = question->length;
    memcpy(packet, question->packet, length);
    packet[0] = id >> 8;
    packet[1] = id;
    packet[length - 3] = type;
    if (edns) {
        memcpy(packet + length, OPT, sizeof OPT);
        packet[11] = 1;
        length += sizeof OPT;
    }
    parts[slot].iov_len = length;
    lane->asked[id] = next_question + 1;
    if (++next_question == question_count) next_question = 0;
}

/* A question that so many later ones of its lane have overtaken is lost. */
static void forget_lost(struct lane *lane) {
    for (; lane->oldest != lane->next; lane->oldest++) {
        if (!lane->asked[lane->oldest]) continue;
        if ((uint16_t)(lane->next - lane->oldest) < OVERTAKEN) return;
        lane->asked[lane->oldest] = 0;
        lane->outstanding--;
        counts.lost++;
    }
}

static int ask(struct lane *lane) {
    forget_lost(lane);
    int room = WINDOW - lane->outstanding;
    if (room <= 0) return 0;
    uint32_t first = next_question;
    for (int i = 0; i < room; i++) fill(lane, i);
    int sent = sendmmsg(lane->socket, messages, room, 0);
    if (sent < 0) sent = 0;
    for (int i = sent; i < room; i++) lane->asked[(uint16_t)(lane->next + i)] = 0;
    if (sent < room) next_question = (first + sent) % question_count;
    lane->next += sent;
    lane->outstanding += sent;
    return sent;
}

static void take(struct lane *lane, const uint8_t *packet, int length) {
    uint16_t id = packet[0] << 8 | packet[1];
    uint32_t asked = lane->asked[id];
    if (length < 12 || !asked) return;
    lane->asked[id] = 0;
    lane->outstanding--;
    counts.answers++;
    counts.octets += length;
    int answered = packet[6] << 8 | packet[7], rcode = packet[3] & 15;
    int right = questions[asked - 1].listed ? rcode == 0 && answered > 0 : rcode == 3;
    counts.wrong += !right && !unchecked;
}

static int receive(struct lane *lane) {
    if (lane->outstanding == 0) return 0;
    for (int i = 0; i < BATCH; i++) parts[i].iov_len = LONGEST;
    int received = recvmmsg(lane->socket, messages, BATCH, MSG_DONTWAIT, NULL);
    for (int i = 0; i < received; i++) take(lane, packets[i], messages[i].msg_len);
    return received > 0 ? received : 0;
}

static void give_up(void) {
    for (int i = 0; i < LANES; i++) {
        counts.lost += lanes[i].outstanding;
        lanes[i].outstanding = 0;
        memset(lanes[i].asked, 0, sizeof lanes[i].asked);
    }
}

static void run_until(uint64_t end) {
    uint64_t last = clock_ns(CLOCK_MONOTONIC), answered = last;
    for (uint64_t now = last; now < end; now = clock_ns(CLOCK_MONOTONIC)) {
        int received = 0;
        for (int i = 0; i < LANES; i++) {
            received += receive(&lanes[i]);
            ask(&lanes[i]);
        }
        if (now - answered > counts.silence) counts.silence = now - answered;
        if (received) last = answered = now;
        else if (now - last > SILENCE) give_up(), last = now;
    }
}

int main(int argc, char **argv) {
    const char *address = "127.0.0.1", *path = NULL, *pids = "";
    int port = 0, option;
    double warm = 0.5, seconds = 2;
    while ((option = getopt(argc, argv, "a:p:q:t:enw:s:P:")) > 0) switch (option) {
        case 'a': address = optarg; break;
        case 'p': port = atoi(optarg); break;
        case 'q': path = optarg; break;
        case 't': type = strcmp(optarg, "TXT") == 0 ? 16 : 1; break;
        case 'e': edns = 1; break;
        case 'n': unchecked = 1; break;
        case 'w': warm = atof(optarg); break;
        case 's': seconds = atof(optarg); break;
        case 'P': pids = optarg; break;
        default: return 2;
        }
    if (!path || !port) return fputs("load -p PORT -q QUESTIONS ...\n", stderr), 2;
    read_questions(path);
    open_lanes(address, port);
    run_until(clock_ns(CLOCK_MONOTONIC) + (uint64_t)(warm * SECOND));
    counts = (struct counts){0};
    uint64_t start = clock_ns(CLOCK_MONOTONIC), server = cpu_ns(pids), own = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
    run_until(start + (uint64_t)(seconds * SECOND));
    server = cpu_ns(pids) - server;
    own = clock_ns(CLOCK_PROCESS_CPUTIME_ID) - own;
    printf("seconds=%.3f answers=%lu wrong=%lu lost=%lu octets=%lu silence_ns=%lu server_ns=%lu own_ns=%lu\n",
           (double)(clock_ns(CLOCK_MONOTONIC) - start) / SECOND, counts.answers, counts.wrong, counts.lost, counts.octets,
           counts.silence, server, own);
    return 0;
}
