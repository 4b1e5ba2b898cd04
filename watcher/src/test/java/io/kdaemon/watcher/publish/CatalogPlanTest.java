package io.kdaemon.watcher.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogPlanTest {

    private static final Registration ONE = registration("kd-blue-1-80-tcp", 32768);
    private static final Registration TWO = registration("kd-blue-2-80-tcp", 32769);

    @Test
    void shouldWriteNothingWhenBothAgree() {
        // then
        assertThat(CatalogPlan.between(catalog(ONE, TWO), catalog(TWO, ONE)))
                .isEqualTo(new CatalogPlan(List.of(), List.of()));
    }

    @Test
    void shouldRegisterWhatIsMissingAndTakeOutWhatIsTooMuch() {
        // then
        assertThat(CatalogPlan.between(catalog(ONE), catalog(TWO)))
                .isEqualTo(new CatalogPlan(List.of(ONE), List.of(TWO.key())));
    }

    @Test
    void shouldRegisterAnewWhatHasChanged() {
        // given
        Registration moved = registration(ONE.key().serviceId(), 40000);

        // then
        assertThat(CatalogPlan.between(catalog(moved), catalog(ONE)))
                .isEqualTo(new CatalogPlan(List.of(moved), List.of()));
    }

    private static Map<ServiceKey, Registration> catalog(Registration... registrations) {
        return Stream.of(registrations).collect(Collectors.toMap(Registration::key, Function.identity()));
    }

    private static Registration registration(String serviceId, int port) {
        return new Registration(
                new ServiceKey("kd-1", serviceId), "10.0.0.1", "web", "10.0.0.1", port, List.of("tcp"), Map.of());
    }
}
