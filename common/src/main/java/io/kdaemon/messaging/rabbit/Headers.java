package io.kdaemon.messaging.rabbit;

/** Headers of ours; what begins with {@code x-} is the broker's. */
final class Headers {

    /** Deliveries so far, this one included; absent on the first. */
    static final String DELIVERY_ATTEMPT = "kdaemon-delivery-attempt";
    /** Why the message is in the dead letters. */
    static final String DEAD_REASON = "kdaemon-dead-reason";
    /** The queue it was in before. */
    static final String DEAD_QUEUE = "kdaemon-dead-queue";

    /** Place of a frame in its stream. */
    static final String SEQUENCE = "kdaemon-sequence";

    static final String CONTAINER_ID = "kdaemon-container-id";
    static final String JOB_ID = "kdaemon-job-id";

    static final String BROKER_PREFIX = "x-";
    static final String BROKER_DEATHS = "x-death";

    private Headers() {}
}
