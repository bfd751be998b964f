/*
 * echo ADDRESS PORT: sends every UDP packet back as an NXDOMAIN, 64 at a time. It looks nothing up and reads nothing: no server
 * that uses UDP sockets can cost much less.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

enum { BATCH = 64, LONGEST = 1024, RECEIVE_BUFFER = 4 << 20 };

int main(int argc, char **argv) {
    if (argc != 3) return fputs("echo ADDRESS PORT\n", stderr), 2;
    int socket_ = socket(AF_INET, SOCK_DGRAM, 0), size = RECEIVE_BUFFER;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (inet_pton(AF_INET, argv[1], &address.sin_addr) != 1 || bind(socket_, (void *)&address, sizeof address) < 0)
        return perror(argv[1]), 1;
    static uint8_t packets[BATCH][LONGEST];
    static struct mmsghdr messages[BATCH];
    static struct iovec parts[BATCH];
    static struct sockaddr_in clients[BATCH];
    for (int i = 0; i < BATCH; i++) {
        parts[i].iov_base = packets[i];
        messages[i].msg_hdr.msg_iov = &parts[i];
        messages[i].msg_hdr.msg_iovlen = 1;
        messages[i].msg_hdr.msg_name = &clients[i];
    }
    while (1) {
        for (int i = 0; i < BATCH; i++) {
            parts[i].iov_len = LONGEST;
            messages[i].msg_hdr.msg_namelen = sizeof clients[i];
        }
        int received = recvmmsg(socket_, messages, BATCH, MSG_WAITFORONE, NULL);
        for (int i = 0; i < received; i++) {
            parts[i].iov_len = messages[i].msg_len;
            packets[i][2] |= 0x84; /* QR, AA */
            packets[i][3] = 3;
        }
        for (int sent = 0; sent < received;) {
            int now = sendmmsg(socket_, messages + sent, received - sent, 0);
            if (now <= 0) break;
            sent += now;
        }
    }
}
