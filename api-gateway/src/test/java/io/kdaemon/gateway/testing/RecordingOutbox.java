package io.kdaemon.gateway.testing;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.outbox.Outbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would be sent. */
public final class RecordingOutbox implements Outbox {

    private final List<Addressed> sent = new CopyOnWriteArrayList<>();

    @Override
    public void add(List<Addressed> messages) {
        sent.addAll(messages);
    }

    public List<MessageBody> sentTo(Destination destination) {
        return sent.stream()
                .filter(message -> message.destination() == destination)
                .map(message -> message.envelope().body())
                .toList();
    }
}
