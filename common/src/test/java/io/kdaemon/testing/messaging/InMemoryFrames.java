package io.kdaemon.testing.messaging;

import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.FrameLine;
import io.kdaemon.messaging.stream.FrameListener;
import io.kdaemon.messaging.stream.FrameLostException;
import io.kdaemon.messaging.stream.FrameTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Frames handed over on the sender's own thread. */
public final class InMemoryFrames implements FrameTransport {

    private final Map<String, FrameListener> sides = new ConcurrentHashMap<>();
    private final List<Frame> sent = new CopyOnWriteArrayList<>();
    private volatile Predicate<Frame> lost = _ -> false;
    private volatile boolean reachable = true;

    @Override
    public FrameLine open(String side, FrameListener listener) {
        sides.put(side, listener);
        return new FrameLine() {
            @Override
            public String address() {
                return side;
            }

            @Override
            public void send(String to, Frame frame) {
                deliver(side, to, frame);
            }
        };
    }

    private void deliver(String from, String to, Frame frame) {
        if (!reachable) {
            throw new FrameLostException("The broker is away");
        }
        sent.add(frame);
        FrameListener listener = sides.get(to);
        if (listener == null) {
            sides.get(from).undeliverable(frame.streamId());
        } else if (!lost.test(frame)) {
            listener.arrived(frame, from);
        }
    }

    /** Frames of this kind that were sent so far. */
    public List<Frame> sent(FrameKind kind) {
        return new ArrayList<>(
                sent.stream().filter(frame -> frame.kind() == kind).toList());
    }

    /** From now on these do not arrive, and nobody is told. */
    public void lose(Predicate<Frame> which) {
        lost = which;
    }

    /** A process that was killed: nobody takes what is sent to it. */
    public void vanish(String side) {
        sides.remove(side);
    }

    public void setReachable(boolean reachable) {
        this.reachable = reachable;
    }
}
