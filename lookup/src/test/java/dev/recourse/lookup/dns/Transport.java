package dev.recourse.lookup.dns;

/** How a question came to a {@link ScriptedServer}. */
public enum Transport {
    UDP,
    TCP
}
