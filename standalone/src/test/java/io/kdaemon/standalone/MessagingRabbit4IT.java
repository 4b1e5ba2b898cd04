package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.testing.containers.NeedsContainers;
import io.kdaemon.testing.containers.Rabbit4Server;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.rabbit.RabbitBroker;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** The fleet's broker, with what is new in it: its defaults, and what it will not have for long any more. */
@NeedsContainers
class MessagingRabbit4IT extends RabbitContract {

    @AutoClose
    private static final RabbitBroker BROKER = Rabbit4Server.start();

    MessagingRabbit4IT() {
        super(BROKER);
    }

    @Test
    void shouldKeepADeadLetterUntilItsQueueIsThere() {
        // given
        RabbitTemplate template = new RabbitTemplate(process.getBean(ConnectionFactory.class));
        admin().deleteQueue(Destination.PLACE.address());
        String retries = Destination.PLACE.address() + ".retry.0.1s";

        // when
        template.convertAndSend("", retries, "expires at once");
        eventually(
                () -> assertThat(inside(retries)).containsPattern("num_discarded => 1|num_discard_checked_out => 1"));
        admin().initialize();

        // then
        eventually(() -> assertThat(waiting(Destination.PLACE)).isEqualTo(1));
    }

    @Test
    void shouldRunItsQueuesAsTheyWereDeclared() {
        // given
        send(Destination.PLACE, List.of(MessageSamples.reconcile(1)));

        // when // then
        assertThat(inside(Destination.PLACE.address()))
                .contains("dead_letter_handler => at_least_once")
                .contains("overflow_strategy => reject_publish")
                .contains("delivery_limit => 20");
    }

    @Test
    void shouldReceiveNewsWhereEveryQueueIsAQuorumQueueUnlessToldOtherwise() {
        // given
        BROKER.control("update_vhost_metadata", "/", "--default-queue-type", "quorum");
        Queue<Received> news = new ConcurrentLinkedQueue<>();

        // when
        subscriber().subscribeLive(news::add);

        // then
        eventually(() -> {
            send(Destination.LIVE, List.of(MessageSamples.reconcile(1)));
            assertThat(news).isNotEmpty();
        });
        assertThat(BROKER.control("list_queues", "--no-table-headers", "type", "exclusive"))
                .containsPattern("classic\\s+\\S+");
    }

    @Test
    void shouldUseNothingThatTheBrokerWillLose() {
        // given
        subscriber().subscribeLive(_ -> {});
        subscriber().subscribeBatches(Destination.STATUS, 1, 10, _ -> {});
        Queue<Received> handled = new ConcurrentLinkedQueue<>();
        subscriber().subscribeEach(Destination.DOCKER, 4, handled::add);
        send(Destination.DOCKER, List.of(MessageSamples.reconcile(1)));
        eventually(() -> assertThat(handled).isNotEmpty());

        // when // then
        assertThat(BROKER.control("list_deprecated_features", "--used", "name"))
                .doesNotContain("global_qos", "transient_nonexcl_queues");
    }

    /** What the queue's own process knows of itself. */
    private static String inside(String queue) {
        return BROKER.control("eval", """
                {ok, Overview, _} = ra:consistent_query({list_to_atom("%%2F_%s"), node()}, fun rabbit_fifo:overview/1), Overview.
                """.formatted(queue));
    }
}
