package io.kdaemon.dockerworker.report;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.MessageBody.Measurement;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Keeps what is reported. */
public final class RecordingReporter implements StatusReporter {

    private final List<StatusEvent> events = new CopyOnWriteArrayList<>();
    private final List<Measurement> told = new CopyOnWriteArrayList<>();

    @Override
    public void report(Envelope cause, StatusEvent event) {
        events.add(event);
    }

    @Override
    public void tell(Envelope cause, Measurement measurement) {
        told.add(measurement);
    }

    /** What may as well be lost. */
    public List<Measurement> told() {
        return List.copyOf(told);
    }

    public List<StatusEvent> events() {
        return List.copyOf(events);
    }

    public <T extends StatusEvent> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** The only one of its kind. */
    public <T extends StatusEvent> T only(Class<T> type) {
        return all(type)
                .reduce((one, other) -> {
                    throw new AssertionError("Expected one %s, but found %s".formatted(type.getSimpleName(), events));
                })
                .orElseThrow(() ->
                        new AssertionError("Expected a %s, but found %s".formatted(type.getSimpleName(), events)));
    }
}
