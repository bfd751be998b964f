/**
 * The watcher: reads the reverse DNS of addresses again whose listing, exemption or request rests on it, and has the engine
 * end what has lost its reason. It reads and decides; lookups are those of {@link dev.recourse.hub.watch.ReverseDns}. Read
 * {@link dev.recourse.hub.watch.Watcher} first.
 */
@NullMarked
package dev.recourse.hub.watch;

import org.jspecify.annotations.NullMarked;
