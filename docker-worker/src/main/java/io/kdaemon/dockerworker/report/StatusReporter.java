package io.kdaemon.dockerworker.report;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.MessageBody.Measurement;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;

/** Tells the watcher. */
public interface StatusReporter {

    /**
     * The broker has the event when this returns.
     *
     * @param cause the command that led to it
     * @throws ReportLostException when the broker would not confirm it
     */
    void report(Envelope cause, StatusEvent event);

    /** Sends what may as well be lost: once, and whatever becomes of it. */
    void tell(Envelope cause, Measurement measurement);
}
