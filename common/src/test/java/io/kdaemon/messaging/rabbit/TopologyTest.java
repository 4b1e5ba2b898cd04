package io.kdaemon.messaging.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessagingProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Queue;

class TopologyTest {

    private static final MessagingProperties PROPERTIES = new MessagingProperties(
            Duration.ofSeconds(5),
            List.of(Duration.ofSeconds(1), Duration.ofMinutes(2)),
            6,
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20));

    private final List<Queue> queues =
            List.copyOf(Topology.declarables(PROPERTIES).getDeclarablesByType(Queue.class));

    @Test
    void shouldDeclareAQueueForEveryDestinationThatIsOne() {
        // given
        List<String> addresses = Arrays.stream(Destination.values())
                .filter(Destination::isQueue)
                .map(Destination::address)
                .toList();

        // then
        assertThat(queues).extracting(Queue::getName).containsAll(addresses).doesNotHaveDuplicates();
    }

    @Test
    void shouldSendDeadLettersOfAWorkQueueToTheDeadAtLeastOnce() {
        assertThat(argumentsOf("jobs.place"))
                .isEqualTo(Map.of(
                        "x-queue-type", "quorum",
                        "x-delivery-limit", 20,
                        "x-dead-letter-exchange", "",
                        "x-dead-letter-routing-key", "jobs.dead",
                        "x-dead-letter-strategy", "at-least-once",
                        "x-overflow", "reject-publish"));
    }

    @Test
    void shouldReturnMessagesToTheirWorkQueueAfterTheDelayInTheName() {
        assertThat(argumentsOf("jobs.place.retry.2m"))
                .containsEntry("x-message-ttl", 120_000)
                .containsEntry("x-dead-letter-routing-key", "jobs.place");
    }

    @Test
    void shouldDropObservationsThatNobodyTookInTime() {
        assertThat(argumentsOf("jobs.observe"))
                .containsEntry("x-message-ttl", 15_000)
                .doesNotContainKey("x-dead-letter-exchange");
    }

    @Test
    void shouldDropMeasurementsThatNobodyTookInTime() {
        assertThat(argumentsOf("events.usage"))
                .containsEntry("x-message-ttl", 15_000)
                .doesNotContainKey("x-dead-letter-exchange");
    }

    @Test
    void shouldDeclareAQueueBeforeItIsNamedAsADeadLetterTarget() {
        List<String> declared = new ArrayList<>();
        for (Queue queue : queues) {
            if (queue.getArguments().get("x-dead-letter-routing-key") instanceof String target) {
                assertThat(declared).contains(target);
            }
            declared.add(queue.getName());
        }
    }

    private Map<String, Object> argumentsOf(String name) {
        return queues.stream()
                .filter(queue -> queue.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getArguments();
    }
}
