package dev.recourse.hub.publish;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells one thread that there is work, from any other; how often it was told in between does not count. */
public final class WorkSignal implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition signal = lock.newCondition();

    // Guarded by lock.
    private boolean work;
    private boolean closed;

    /** @param work whether there is some from the start */
    public WorkSignal(boolean work) {
        this.work = work;
    }

    /** There is work. Returns at once. */
    public void give() {
        lock.lock();
        try {
            work = true;
            signal.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is work, and takes it.
     *
     * @return false when it is closed
     */
    public boolean await() {
        lock.lock();
        try {
            while (!work && !closed) {
                signal.awaitUninterruptibly();
            }
            work = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long whatever is given meanwhile; until it is closed at the most. */
    public void rest(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && left > 0) {
                left = signal.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The thread that waits goes on at once, and finds that it is over. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            signal.signal();
        } finally {
            lock.unlock();
        }
    }
}
