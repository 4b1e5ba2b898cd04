package io.kdaemon.testing.messaging;

import io.kdaemon.messaging.DeliveryPolicy;
import io.kdaemon.messaging.DeliveryPolicy.Verdict;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.UnprocessableMessageException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A broker in this thread: nothing is delivered before {@link #deliverAll}, and what waits for a retry waits until {@link #releaseRetries}.
 * Real brokers pass the same {@link BrokerContract}.
 */
public final class InMemoryBroker implements MessageSender, MessageSubscriber {

    private final MessageCodec codec = new MessageCodec();
    private final DeliveryPolicy policy;
    private final Map<Destination, Deque<Pending>> queues = new EnumMap<>(Destination.class);
    private final Map<Destination, Taker> takers = new EnumMap<>(Destination.class);
    private final List<Handler> liveHandlers = new ArrayList<>();
    private final List<Pending> retries = new ArrayList<>();
    private final List<Outgoing> sent = new ArrayList<>();
    private boolean reachable = true;

    private record Pending(
            Destination destination,
            String payload,
            int deliveryAttempt,
            @Nullable String deadReason) {}

    private interface Taker {
        void take(Deque<Pending> queue);
    }

    public InMemoryBroker() {
        this(new DeliveryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)), 6));
    }

    public InMemoryBroker(DeliveryPolicy policy) {
        this.policy = policy;
        for (Destination destination : Destination.values()) {
            queues.put(destination, new ArrayDeque<>());
        }
    }

    /** While it is not reachable nothing is taken over and nothing confirmed. */
    public synchronized void setReachable(boolean reachable) {
        this.reachable = reachable;
    }

    @Override
    public synchronized Set<String> send(List<Outgoing> messages) {
        Set<String> confirmed = new LinkedHashSet<>();
        if (reachable) {
            for (Outgoing message : messages) {
                sent.add(message);
                queue(message.destination()).add(new Pending(message.destination(), message.payload(), 1, null));
                confirmed.add(message.messageId());
            }
        }
        return confirmed;
    }

    /** As {@link #send(List)}, for tests that have no payload. */
    public void send(Destination destination, Envelope envelope) {
        send(List.of(new Outgoing(envelope.messageId(), destination, codec.encode(envelope))));
    }

    /** Everything that was ever taken over for the destination, in the order of sending. */
    public synchronized List<Envelope> sent(Destination destination) {
        return sent.stream()
                .filter(message -> message.destination() == destination)
                .map(message -> codec.decode(message.payload()))
                .toList();
    }

    /** Delivers until nothing is left that has a subscriber and does not wait for a retry; also what handlers send meanwhile. */
    public void deliverAll() {
        boolean delivered = true;
        while (delivered) {
            delivered = false;
            for (Destination destination : Destination.values()) {
                delivered |= deliver(destination);
            }
        }
    }

    /** Lets all delays pass. */
    public synchronized void releaseRetries() {
        retries.forEach(pending -> queue(pending.destination()).add(pending));
        retries.clear();
    }

    private synchronized boolean deliver(Destination destination) {
        Deque<Pending> queue = queue(destination);
        Taker taker = takers.get(destination);
        if (taker == null || queue.isEmpty()) {
            return false;
        }
        while (!queue.isEmpty()) {
            taker.take(queue);
        }
        return true;
    }

    @Override
    public void subscribeBatches(Destination destination, int consumers, int batchSize, BatchHandler handler) {
        takers.put(destination, queue -> handle(handler, takeReadable(queue, batchSize)));
    }

    @Override
    public void subscribeEach(Destination destination, int inFlight, Handler handler) {
        subscribeBatches(destination, 1, 1, batch -> handler.handle(batch.getFirst()));
    }

    @Override
    public void subscribeUnacknowledged(Destination destination, Handler handler) {
        takers.put(destination, queue -> handleOrForget(handler, queue.remove()));
    }

    @Override
    public void subscribeLive(Handler handler) {
        liveHandlers.add(handler);
        takers.put(Destination.LIVE, queue -> {
            Pending news = queue.remove();
            liveHandlers.forEach(each -> handleOrForget(each, news));
        });
    }

    @Override
    public void subscribeDead(Consumer<DeadMessage> handler) {
        takers.put(Destination.DEAD, queue -> {
            Pending dead = queue.remove();
            try {
                handler.accept(new DeadMessage(envelopeOf(dead), dead.payload(), String.valueOf(dead.deadReason())));
            } catch (RuntimeException e) {
                retries.add(dead);
            }
        });
    }

    private List<Pending> takeReadable(Deque<Pending> queue, int batchSize) {
        List<Pending> readable = new ArrayList<>();
        while (readable.size() < batchSize && !queue.isEmpty()) {
            Pending next = queue.remove();
            try {
                codec.decode(next.payload());
                readable.add(next);
            } catch (UnprocessableMessageException e) {
                fail(next, e);
            }
        }
        return readable;
    }

    private void handle(BatchHandler handler, List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            handler.handle(batch.stream().map(this::received).toList());
        } catch (RuntimeException e) {
            if (batch.size() == 1 || policy.isOutage(e)) {
                batch.forEach(one -> fail(one, e));
            } else {
                batch.forEach(one -> handle(handler, List.of(one)));
            }
        }
    }

    private void handleOrForget(Handler handler, Pending pending) {
        try {
            handler.handle(received(pending));
        } catch (RuntimeException e) {
            // nobody waits for it
        }
    }

    private void fail(Pending pending, RuntimeException failure) {
        switch (policy.judge(pending.deliveryAttempt(), failure)) {
            case Verdict.Again again ->
                retries.add(new Pending(pending.destination(), pending.payload(), again.deliveryAttempt(), null));
            case Verdict.Dead dead ->
                queue(Destination.DEAD)
                        .add(new Pending(
                                Destination.DEAD, pending.payload(), pending.deliveryAttempt(), dead.reason()));
        }
    }

    private Received received(Pending pending) {
        return new Received(codec.decode(pending.payload()), pending.deliveryAttempt());
    }

    private @Nullable Envelope envelopeOf(Pending pending) {
        try {
            return codec.decode(pending.payload());
        } catch (UnprocessableMessageException e) {
            return null;
        }
    }

    private Deque<Pending> queue(Destination destination) {
        return queues.get(destination);
    }
}
