package io.kdaemon.testing.messaging;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.outbox.Outbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what business code sends. */
public final class RecordingOutbox implements Outbox {

    private final List<Addressed> messages = new CopyOnWriteArrayList<>();

    @Override
    public void add(List<Addressed> added) {
        messages.addAll(added);
    }

    public List<Addressed> messages() {
        return List.copyOf(messages);
    }

    public List<Envelope> sentTo(Destination destination) {
        return messages.stream()
                .filter(message -> message.destination() == destination)
                .map(Addressed::envelope)
                .toList();
    }

    public void clear() {
        messages.clear();
    }
}
