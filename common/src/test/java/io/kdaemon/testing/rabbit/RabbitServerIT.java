package io.kdaemon.testing.rabbit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.kdaemon.testing.process.Leftovers;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RabbitServerIT {
    private static final String QUEUE = "jobs";

    @Test
    void shouldKeepADurableMessageWhenStoppedAndStarted() throws IOException, TimeoutException, InterruptedException {
        try (RabbitServer rabbit = RabbitServer.start()) {
            // given
            publish(rabbit, "survives");

            // when
            rabbit.stop();
            assertThatThrownBy(() -> connect(rabbit)).isInstanceOf(ConnectException.class);
            rabbit.startAgain();

            // then
            assertThat(takeOne(rabbit)).isEqualTo("survives");
            assertThat(rabbit.control("list_queues", "name", "type")).contains(QUEUE, "quorum");
        }
        assertThat(Leftovers.of("rabbit")).isEmpty();
        assertThat(Leftovers.of("epmd")).isEmpty();
    }

    private static void publish(RabbitServer rabbit, String text)
            throws IOException, TimeoutException, InterruptedException {
        try (Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.basicPublish("", QUEUE, MessageProperties.PERSISTENT_TEXT_PLAIN, text.getBytes(UTF_8));
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private static String takeOne(RabbitServer rabbit) throws IOException, TimeoutException {
        try (Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            GetResponse response = channel.basicGet(QUEUE, true);
            assertThat(response).as("message in " + QUEUE).isNotNull();
            return new String(response.getBody(), UTF_8);
        }
    }

    private static Connection connect(RabbitServer rabbit) throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(rabbit.host());
        factory.setPort(rabbit.port());
        factory.setUsername(rabbit.user());
        factory.setPassword(rabbit.password());
        return factory.newConnection();
    }
}
