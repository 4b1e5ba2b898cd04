package io.kdaemon.standalone;

import io.kdaemon.testing.rabbit.RabbitBroker;
import io.kdaemon.testing.rabbit.RabbitServer;
import org.junit.jupiter.api.AutoClose;

/** The oldest RabbitMQ that has all we need: Debian 12's 3.10. */
class MessagingRabbit3IT extends RabbitContract {

    @AutoClose
    private static final RabbitBroker BROKER = RabbitServer.start();

    MessagingRabbit3IT() {
        super(BROKER);
    }
}
