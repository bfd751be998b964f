/**
 * List files as text: reads and writes rbldnsd's ip4set, ip4trie and ip6trie, and plain prefixes. Lines are pushed in and
 * handed out; files are the caller's.
 *
 * <p>Read {@link dev.recourse.core.format.ListReader} first. Whatever a format means by overlapping entries, what comes out
 * obeys the rule of {@link dev.recourse.core.table}: the most specific prefix decides. rbldnsd's source and the running
 * program (1.0~20210120) are the reference, not only its manual.
 */
package dev.recourse.core.format;
