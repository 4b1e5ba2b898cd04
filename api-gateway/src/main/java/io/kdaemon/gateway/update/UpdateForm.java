package io.kdaemon.gateway.update;

import io.kdaemon.application.Application.RunSpec;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.Update.Order;
import io.kdaemon.gateway.application.EnvironmentVariables;
import io.kdaemon.gateway.application.ImageReference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.lifecycle.execution.Specifications;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client wants a container to run, checked.
 *
 * @param image null: the application's
 * @param environment beside the application's
 */
public record UpdateForm(@Nullable String image, Map<String, String> environment, Manner manner) {

    private static final int DAY = 86_400;

    /**
     * How it is to be done.
     *
     * @param limit null: what is configured
     */
    public record Manner(Order order, @Nullable Duration limit) {

        static Manner read(RequestFields fields) {
            Order order = fields.optional("order", Manner::order, Order.AUTOMATIC);
            Integer seconds = fields.optional("healthy_within", Values.between(1, DAY), null);
            return new Manner(
                    Objects.requireNonNullElse(order, Order.AUTOMATIC),
                    seconds == null ? null : Duration.ofSeconds(seconds));
        }

        /** Refuses the request when it is not possible as it is asked for. */
        public Order orderOf(ContainerInstance container, Specifications current, RunSpec wanted) {
            return Replacements.order(order, current.find(container), wanted)
                    .orElseThrow(() -> RequestRefusedException.conflict(
                            "order",
                            "start_first",
                            "Container '%s' has fixed ports or data on its node, so only one generation of it can run: expected stop_first or automatic"
                                    .formatted(container.identity().name())));
        }

        private static Order order(JsonNode value) {
            String text = value.isString() ? value.stringValue().toUpperCase(Locale.ROOT) : "";
            return Stream.of(Order.values())
                    .filter(order -> order.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new UnfitValueException("automatic, start_first or stop_first"));
        }
    }

    public static UpdateForm read(RequestFields fields) {
        String image = fields.optional("docker_image", ImageReference::parse, null);
        Map<String, String> environment = fields.optional("environment", EnvironmentVariables::parse, Map.of());
        Manner manner = Manner.read(fields);
        fields.verify();
        return new UpdateForm(image, Objects.requireNonNullElse(environment, Map.of()), manner);
    }

    public RunSpec appliedTo(RunSpec application) {
        Map<String, String> variables = new HashMap<>(application.environment());
        variables.putAll(environment);
        return application.with(image == null ? application.image() : image, variables);
    }
}
