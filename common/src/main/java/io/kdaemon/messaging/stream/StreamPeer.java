package io.kdaemon.messaging.stream;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** All streams of one side of this process. */
public final class StreamPeer implements FrameListener {

    private final Map<String, DuplexStream> streams = new ConcurrentHashMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final FrameLine line;
    private final StreamProperties properties;
    private final Clock clock;

    /** @param side what it is called in the broker's own tools */
    public StreamPeer(FrameTransport transport, String side, StreamProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.line = transport.open(side, this);
    }

    /** @throws FrameLostException when there is none at the moment */
    public String address() {
        return line.address();
    }

    /** Bytes that this side takes of a stream before it has to say so again. */
    public int window() {
        return properties.windowBytes();
    }

    /** A stream that was asked for: the first frame tells who has taken it. */
    public DuplexStream expect(String id) {
        return add(new DuplexStream(id, line, properties, clock));
    }

    /** A stream that somebody else asked for. */
    public DuplexStream answer(String id, String address, int window) {
        DuplexStream stream = new DuplexStream(id, line, properties, clock);
        stream.startWith(address, window);
        return add(stream);
    }

    public int size() {
        return streams.size();
    }

    /** From time to time, more often than the shortest limit. */
    public void pulse() {
        List.copyOf(streams.values()).forEach(DuplexStream::pulse);
    }

    /** Ends all, and whatever comes from now on. */
    public void stop(StreamFailure why) {
        stopped.set(true);
        List.copyOf(streams.values()).forEach(stream -> stream.fail(why));
    }

    public boolean isStopped() {
        return stopped.get();
    }

    private DuplexStream add(DuplexStream stream) {
        streams.put(stream.id(), stream);
        stream.onEnd(() -> streams.remove(stream.id(), stream));
        return stream;
    }

    /** Whoever sends to a stream that is not there any more is told, so that it ends there, too. */
    @Override
    public void arrived(Frame frame, String from) {
        DuplexStream stream = streams.get(frame.streamId());
        if (stream != null) {
            stream.arrived(frame, from);
        } else if (frame.kind() == FrameKind.OPENED || frame.kind().isData()) {
            refuse(frame, from);
        }
    }

    private void refuse(Frame frame, String from) {
        try {
            line.send(from, new Frame(frame.streamId(), 0, FrameKind.CLOSE, new byte[0]));
        } catch (FrameLostException e) {
            return; // its own watch ends it
        }
    }

    @Override
    public void undeliverable(String streamId) {
        DuplexStream stream = streams.get(streamId);
        if (stream != null) {
            stream.lost("The other side is gone");
        }
    }

    @Override
    public void cutOff() {
        List.copyOf(streams.values()).forEach(stream -> stream.lost("The connection to the broker was lost"));
    }
}
