package dev.recourse.lookup.dns;

/** How a question came to a {@link ScriptedServer}. */
enum Transport {
    UDP,
    TCP
}
