package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.EngineOutput.Chunk;
import io.kdaemon.dockerworker.engine.EngineOutput.Source;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Between the reader of an engine's output and its sender. Engines hand over each line by itself, and a frame for every line would keep a broker
 * busy. The first bytes after a rest go at once.
 */
final class ChunkBuffer {

    private static final int FULL = 32 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Chunk> waiting = new ArrayDeque<>();
    private final long pace;
    private int bytes;
    private boolean ended;
    private long takenAt;

    /** @param pace what comes within this time after the last frame goes together */
    ChunkBuffer(Duration pace) {
        this.pace = pace.toNanos();
        this.takenAt = System.nanoTime() - this.pace;
    }

    /** Waits while it is full. @return false when nobody takes any more */
    boolean put(Chunk chunk) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (bytes >= FULL && !ended) {
                changed.await();
            }
            if (!ended) {
                waiting.add(chunk);
                bytes += chunk.bytes().length;
                changed.signalAll();
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes, or is taken. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What one source has printed, up to where the other one printed something. Empty at the end. */
    Optional<Chunk> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.await();
            }
            gather();
            takenAt = System.nanoTime();
            return waiting.isEmpty() ? Optional.empty() : Optional.of(merge());
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    private void gather() throws InterruptedException {
        long left = takenAt + pace - System.nanoTime();
        while (left > 0 && bytes < FULL && !ended) {
            left = changed.awaitNanos(left);
        }
    }

    private Chunk merge() {
        Chunk first = waiting.remove();
        ByteArrayOutputStream merged = new ByteArrayOutputStream(first.bytes().length);
        merged.writeBytes(first.bytes());
        while (isNext(first.source()) && merged.size() < FULL) {
            merged.writeBytes(waiting.remove().bytes());
        }
        bytes -= merged.size();
        return new Chunk(first.source(), merged.toByteArray());
    }

    private boolean isNext(Source source) {
        Chunk next = waiting.peek();
        return next != null && next.source() == source;
    }
}
