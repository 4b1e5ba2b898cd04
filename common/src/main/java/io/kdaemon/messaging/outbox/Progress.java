package io.kdaemon.messaging.outbox;

/** What one batch has come to; news do not count. */
record Progress(int found, int confirmed) {

    boolean isComplete() {
        return confirmed == found;
    }
}
