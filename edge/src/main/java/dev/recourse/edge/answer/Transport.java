package dev.recourse.edge.answer;

/** How a query came; the reply goes the same way (RFC 7766 5). */
public enum Transport {
    UDP,
    TCP
}
