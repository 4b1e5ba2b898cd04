package io.kdaemon.messaging.rabbit;

import java.time.Duration;
import java.util.List;

/** What a consumer does with its deliveries, up to their acknowledgement. */
interface Work {

    /** Returns when the consumer shall take more. */
    void accept(List<Delivery> deliveries) throws InterruptedException;

    /** Waits for what was accepted and is not done yet, but not for ever. */
    default void finish(Duration bound) throws InterruptedException {}
}
