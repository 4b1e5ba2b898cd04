package io.kdaemon.messaging;

import java.util.Map;

/** Looks at queues without touching what is in them. */
@FunctionalInterface
public interface QueueInspector {

    /** @param consumers of all processes together */
    record Queue(long messages, long consumers) {}

    /**
     * Every queue that exists, one question to the broker each: meant for every few seconds, by one service.
     *
     * @throws RuntimeException when the broker does not answer
     */
    Map<Destination, Queue> inspect();
}
