package io.kdaemon.standalone;

import io.kdaemon.testing.containers.NeedsContainers;
import io.kdaemon.testing.containers.Rabbit4Server;
import io.kdaemon.testing.rabbit.RabbitBroker;
import org.junit.jupiter.api.AutoClose;

@NeedsContainers
class MessagingRabbit4IT extends RabbitContract {

    @AutoClose
    private static final RabbitBroker BROKER = Rabbit4Server.start();

    MessagingRabbit4IT() {
        super(BROKER);
    }
}
