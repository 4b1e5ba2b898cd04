package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

class EmbeddedBrokerArgumentsTest {
    private final EmbeddedBrokerArguments arguments = new EmbeddedBrokerArguments();

    @Test
    void shouldSayDeadLettersAndDelayInTheBrokersOwnWords() {
        // given
        Queue retry = QueueBuilder.durable("retry")
                .quorum()
                .ttl(300)
                .deadLetterExchange("")
                .deadLetterRoutingKey("work")
                .build();

        // when
        Queue translated = (Queue) arguments.apply(retry);

        // then
        assertThat(translated.getName()).isEqualTo("retry");
        assertThat(translated.isDurable()).isTrue();
        assertThat(translated.getArguments())
                .isEqualTo(Map.of(
                        "maximumDeliveryAttempts",
                        1,
                        "alternateBinding",
                        Map.of("destination", "work"),
                        "maximumMessageTtl",
                        300L,
                        "expiryPolicy",
                        "ROUTE_TO_ALTERNATE"));
    }

    @Test
    void shouldLeaveAnExchangeAsItIs() {
        // given
        DirectExchange exchange = new DirectExchange("e");

        // when // then
        assertThat(arguments.apply(exchange)).isSameAs(exchange);
    }
}
