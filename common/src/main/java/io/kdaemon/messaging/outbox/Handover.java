package io.kdaemon.messaging.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * From committed transactions to the relay, without asking the table for what was just written to it. Bounded: what does not fit is found in
 * the table.
 */
final class Handover {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final int limit;
    private boolean woken;

    Handover(int limit) {
        this.limit = limit;
    }

    void offer(List<Pending> committed) {
        lock.lock();
        try {
            committed.stream().limit(limit - waiting.size()).forEach(waiting::add);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What is there, at once if anything is; none when nothing came in time or somebody called {@link #wake}. */
    List<Pending> take(int atMost, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = wait.toNanos();
            while (waiting.isEmpty() && !woken && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            woken = false;
            return poll(atMost);
        } finally {
            lock.unlock();
        }
    }

    /** Ends a wait. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private List<Pending> poll(int atMost) {
        List<Pending> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
        while (taken.size() < atMost && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }
}
