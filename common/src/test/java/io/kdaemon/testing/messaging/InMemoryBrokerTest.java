package io.kdaemon.testing.messaging;

import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSubscriber;

class InMemoryBrokerTest extends BrokerContract {

    private final InMemoryBroker broker = new InMemoryBroker(POLICY);

    @Override
    protected MessageSender sender() {
        return broker;
    }

    @Override
    protected MessageSubscriber subscriber() {
        return broker;
    }

    @Override
    protected void deliver() {
        broker.releaseRetries();
        broker.deliverAll();
    }
}
