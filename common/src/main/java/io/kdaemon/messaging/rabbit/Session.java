package io.kdaemon.messaging.rabbit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The time between a start and a stop.
 *
 * @param threads a virtual thread for every message that wants one
 */
record Session(StopSignal stop, ExecutorService threads) {

    static Session begin() {
        return new Session(
                new StopSignal(),
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("message-", 0).factory()));
    }
}
