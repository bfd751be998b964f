package dev.recourse.hub.dul;

import java.util.Iterator;

/** Readings in order of address, each address once. To be closed. */
interface Readings extends Iterator<Reading>, AutoCloseable {
    @Override
    void close();
}
