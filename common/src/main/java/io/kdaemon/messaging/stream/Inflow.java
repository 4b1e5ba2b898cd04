package io.kdaemon.messaging.stream;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Frames that have arrived and wait to be taken. The credit that was given bounds them. */
final class Inflow {

    /** What a frame costs beside its body, so that many small ones are bounded, too. */
    static final int FRAME_COST = 64;

    private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong held = new AtomicLong();
    private final int window;
    private long expected;
    private int taken;

    Inflow(int window) {
        this.window = window;
    }

    static int cost(int bytes) {
        return bytes + FRAME_COST;
    }

    /** By one thread at a time. @return false when frames are missing before this one */
    boolean isNext(Frame frame) {
        return frame.sequence() == expected++;
    }

    /** @return false when it is more than there was credit for */
    boolean add(Frame frame) {
        waiting.add(frame);
        long holds = frame.kind().isData() ? held.addAndGet(cost(frame.body().length)) : held.get();
        return holds <= 2L * window + frame.body().length && waiting.size() <= window;
    }

    @Nullable
    Frame poll(Duration wait) throws InterruptedException {
        Frame frame = waiting.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (frame != null && frame.kind().isData()) {
            taken += cost(frame.body().length);
        }
        return frame;
    }

    /** What can be given back for all that was taken; 0 while that is too little to be worth a frame. */
    int repay() {
        if (taken < window / 2) {
            return 0;
        }
        int repaid = taken;
        taken = 0;
        held.addAndGet(-repaid);
        return repaid;
    }
}
