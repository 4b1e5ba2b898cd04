package io.kdaemon.messaging.stream;

import io.kdaemon.messaging.stream.StreamFailure.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One side of one stream. Data is sent only while the other side has given credit for it, and credit is given only for what was taken here:
 * whoever reads slowly slows down whoever writes. Frames are taken by one thread at a time; everything else may be called by any.
 */
public final class DuplexStream implements AutoCloseable {

    private static final byte[] NOTHING = {};
    private static final Executor ENDINGS =
            task -> Thread.ofVirtual().name("stream-end").start(task);

    private final String id;
    private final FrameLine line;
    private final StreamProperties properties;
    private final Clock clock;
    private final CreditWindow credit = new CreditWindow();
    private final Inflow inflow;
    private final CompletableFuture<Frame> end = new CompletableFuture<>();
    private final ReentrantLock sending = new ReentrantLock();
    private long nextSequence;
    private volatile @Nullable String peer;
    private volatile Instant sentAt;
    private volatile Instant heardAt;
    private volatile Instant movedAt;

    DuplexStream(String id, FrameLine line, StreamProperties properties, Clock clock) {
        this.id = id;
        this.line = line;
        this.properties = properties;
        this.clock = clock;
        this.inflow = new Inflow(properties.windowBytes());
        this.sentAt = clock.instant();
        this.heardAt = sentAt;
        this.movedAt = sentAt;
    }

    public String id() {
        return id;
    }

    /** Tells the other side that the stream runs, and how much it may send. */
    public void opened() {
        transmit(FrameKind.OPENED, number(properties.windowBytes()));
    }

    /**
     * Waits, if it is data, until the other side is ready to take it.
     *
     * @throws StreamOverException when the stream has ended
     */
    public void send(FrameKind kind, byte[] body) {
        if (kind.isData()) {
            awaitCredit(Inflow.cost(body.length));
            movedAt = clock.instant();
        }
        transmit(kind, body);
    }

    private void awaitCredit(int cost) {
        try {
            if (!credit.take(cost)) {
                throw new StreamOverException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StreamOverException();
        }
    }

    /**
     * The next frame that is for the user of the stream. After the last one it is the last one again and again.
     *
     * @return empty when none came for {@code wait}
     */
    public Optional<Frame> next(Duration wait) throws InterruptedException {
        repay();
        boolean isOver = end.isDone();
        Frame frame = inflow.poll(isOver ? Duration.ZERO : wait);
        return frame == null && isOver ? Optional.of(end.join()) : Optional.ofNullable(frame);
    }

    private void repay() {
        int repaid = inflow.repay();
        if (repaid > 0 && !end.isDone()) {
            transmitIfPossible(FrameKind.CREDIT, number(repaid));
        }
    }

    /** Everything was sent. @param result what the other side is told; may be empty */
    public void end(String result) {
        finish(FrameKind.END, result.getBytes(StandardCharsets.UTF_8));
    }

    public void fail(StreamFailure failure) {
        finish(FrameKind.ERROR, failure.bytes());
    }

    /** Nothing more is wanted. Does nothing when the stream has ended. */
    @Override
    public void close() {
        finish(FrameKind.CLOSE, NOTHING);
    }

    public boolean isOver() {
        return end.isDone();
    }

    /** Runs when the stream has ended, however it did: at once when it has already. */
    public void onEnd(Runnable action) {
        end.thenRunAsync(action, ENDINGS);
    }

    /** What the last frame of a stream that failed says. */
    public static StreamFailure failure(Frame last) {
        return StreamFailure.read(last);
    }

    void startWith(String address, int window) {
        peer = address;
        credit.grant(window);
    }

    void arrived(Frame frame, String from) {
        peer = from;
        heardAt = clock.instant();
        if (!inflow.isNext(frame)) {
            fail(new StreamFailure(Reason.LOST, "Parts of the stream were lost on their way"));
        } else if (frame.kind().isLast()) {
            over(frame);
        } else {
            accept(frame);
        }
    }

    private void accept(Frame frame) {
        switch (frame.kind()) {
            case CREDIT -> credit.grant(Long.parseLong(frame.text()));
            case OPENED -> {
                credit.grant(Long.parseLong(frame.text()));
                keep(frame);
            }
            case STDOUT, STDERR, STDIN, STDIN_END, RESIZE -> {
                movedAt = heardAt;
                keep(frame);
            }
            case HEARTBEAT, END, ERROR, CLOSE -> {}
        }
    }

    private void keep(Frame frame) {
        if (!inflow.add(frame)) {
            fail(new StreamFailure(Reason.LOST, "More was sent than there was credit for"));
        }
    }

    /** Says that it is still there, and ends when the other side is not or nothing moves. */
    void pulse() {
        Instant now = clock.instant();
        if (isPast(heardAt, properties.silence(), now)) {
            fail(new StreamFailure(Reason.LOST, "The other side was not heard for " + properties.silence()));
        } else if (isPast(movedAt, properties.idle(), now)) {
            fail(new StreamFailure(Reason.IDLE, "Nothing moved for " + properties.idle()));
        } else if (isPast(sentAt, properties.heartbeat(), now) && peer != null) {
            transmitIfPossible(FrameKind.HEARTBEAT, NOTHING);
        }
    }

    /** Without telling the other side, which cannot be reached. */
    void lost(String why) {
        over(new Frame(id, 0, FrameKind.ERROR, new StreamFailure(Reason.LOST, why).bytes()));
    }

    private void finish(FrameKind kind, byte[] body) {
        sending.lock();
        try {
            if (!end.isDone()) {
                transmitIfPossible(kind, body);
                over(new Frame(id, 0, kind, body));
            }
        } finally {
            sending.unlock();
        }
    }

    private void over(Frame last) {
        end.complete(last);
        credit.close();
        inflow.add(last);
    }

    private void transmitIfPossible(FrameKind kind, byte[] body) {
        try {
            transmit(kind, body);
        } catch (StreamOverException alreadyOver) {
            // whoever uses the stream hears of it from the last frame
        }
    }

    private void transmit(FrameKind kind, byte[] body) {
        sending.lock();
        try {
            String to = peer;
            if (end.isDone() || to == null) {
                throw new StreamOverException();
            }
            line.send(to, new Frame(id, nextSequence++, kind, body));
            sentAt = clock.instant();
        } catch (FrameLostException e) {
            lost(String.valueOf(e.getMessage()));
            throw new StreamOverException();
        } finally {
            sending.unlock();
        }
    }

    private static boolean isPast(Instant moment, Duration limit, Instant now) {
        return moment.plus(limit).isBefore(now);
    }

    private static byte[] number(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
