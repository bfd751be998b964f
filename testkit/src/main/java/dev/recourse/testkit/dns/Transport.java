package dev.recourse.testkit.dns;

/** How a question came to a {@link ScriptedServer}. */
public enum Transport {
    UDP,
    TCP
}
