package io.kdaemon.messaging.stream;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the other side is ready to take. One more frame is begun while anything is left, however long it is. */
final class CreditWindow {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long left;
    private boolean closed;

    /** Waits until something is left. @return false when there will never be */
    boolean take(int bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (left <= 0 && !closed) {
                changed.await();
            }
            left -= bytes;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void grant(long bytes) {
        lock.lock();
        try {
            left += bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
