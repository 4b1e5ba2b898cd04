package io.kdaemon.standalone;

import io.kdaemon.standalone.embedded.EmbeddedBroker;
import io.kdaemon.testing.messaging.AmqpFrameContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The embedded broker does what the application needs of a broker. */
class MessagingQpidIT extends AmqpFrameContract {

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(Path.of("target", "embedded", "messaging"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Override
    protected Map<String, String> connection() {
        return Map.of(
                "spring.rabbitmq.host",
                broker.host(),
                "spring.rabbitmq.port",
                String.valueOf(broker.port()),
                "spring.rabbitmq.username",
                broker.user(),
                "spring.rabbitmq.password",
                broker.password());
    }

    @Override
    protected Class<?>[] additions() {
        return new Class<?>[] {EmbeddedBrokerArguments.class};
    }
}
