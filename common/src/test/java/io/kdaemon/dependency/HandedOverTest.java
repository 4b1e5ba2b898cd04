package io.kdaemon.dependency;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandedOverTest {

    @Test
    void shouldTellTheFirstDeclaredPortAndEachByItsNumber() {
        // given
        Application database = anApplication().named("my-db").build();
        Endpoint metrics = new Endpoint(9104, Protocol.TCP, "10.0.0.7", 32769);
        Endpoint first = new Endpoint(80, Protocol.TCP, "10.0.0.7", 32768);

        // when
        Map<String, String> variables = HandedOver.of(database, List.of(metrics, first));

        // then
        assertThat(variables)
                .containsOnly(
                        Map.entry("MY_DB_HOST", "10.0.0.7"),
                        Map.entry("MY_DB_PORT", "32768"),
                        Map.entry("MY_DB_ADDRESS", "10.0.0.7:32768"),
                        Map.entry("MY_DB_PORT_80", "32768"),
                        Map.entry("MY_DB_ADDRESS_80", "10.0.0.7:32768"),
                        Map.entry("MY_DB_PORT_9104", "32769"),
                        Map.entry("MY_DB_ADDRESS_9104", "10.0.0.7:32769"));
    }

    @Test
    void shouldTellNothingOfWhatPublishesNothing() {
        assertThat(HandedOver.of(anApplication().build(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mysql, MYSQL", "my-db.main, MY_DB_MAIN", "2048, _2048"})
    void shouldMakeNamesThatEveryShellTakes(String application, String variable) {
        assertThat(HandedOver.variable(application)).isEqualTo(variable);
    }
}
