package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Version;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.Binding;
import io.kdaemon.dockerworker.engine.EngineContainer.Condition;
import io.kdaemon.dockerworker.engine.EngineContainer.Health;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** docker-java's answers in our own words. Engines leave out what they have nothing to say about. */
final class EngineReadings {

    private static final String NEVER = "0001-01-01";
    private static final Pattern EXITED = Pattern.compile("Exited \\((\\d{1,9})\\)");

    private EngineReadings() {}

    static EngineFacts facts(Version version, Info info) {
        return new EngineFacts(
                orEmpty(version.getVersion()),
                orEmpty(version.getApiVersion()),
                Objects.requireNonNullElse(info.getNCPU(), 0),
                Objects.requireNonNullElse(info.getMemTotal(), 0L),
                orEmpty(info.getDriver()),
                orEmpty(info.getOperatingSystem()));
    }

    static EngineContainer inspected(InspectContainerResponse answer) {
        ContainerState state = answer.getState();
        Condition condition = new Condition(
                state(state.getStatus()),
                health(state.getHealth()),
                !orEmpty(state.getStartedAt()).startsWith(NEVER),
                Objects.requireNonNullElse(state.getExitCodeLong(), 0L));
        return new EngineContainer(
                answer.getId(),
                plainName(answer.getName()),
                orEmpty(answer.getConfig().getLabels()),
                condition,
                bindings(answer.getNetworkSettings().getPorts()),
                detail(state));
    }

    static EngineContainer listed(Container entry) {
        String status = orEmpty(entry.getStatus());
        State state = state(entry.getState());
        return new EngineContainer(
                entry.getId(),
                firstName(entry),
                orEmpty(entry.getLabels()),
                new Condition(state, healthIn(status), state != State.CREATED, exitCodeIn(status)),
                Stream.of(Objects.requireNonNullElse(entry.getPorts(), new ContainerPort[0]))
                        .flatMap(port -> binding(port).stream())
                        .toList(),
                status);
    }

    private static List<Binding> bindings(@Nullable Ports ports) {
        if (ports == null) {
            return List.of();
        }
        return ports.getBindings().entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .flatMap(entry -> Stream.of(entry.getValue()).map(host -> binding(entry.getKey(), host)))
                .toList();
    }

    private static Binding binding(ExposedPort port, Ports.Binding host) {
        return new Binding(
                port.getPort(),
                port.getProtocol().name().toLowerCase(Locale.ROOT),
                orEmpty(host.getHostIp()),
                Integer.parseInt(host.getHostPortSpec()));
    }

    private static Optional<Binding> binding(ContainerPort port) {
        return Optional.ofNullable(port.getPublicPort())
                .map(hostPort -> new Binding(
                        Objects.requireNonNull(port.getPrivatePort()),
                        orEmpty(port.getType()),
                        orEmpty(port.getIp()),
                        hostPort));
    }

    private static String detail(ContainerState state) {
        String status = orEmpty(state.getStatus());
        String exit = state(status) == State.EXITED ? " with code " + state.getExitCodeLong() : "";
        String memory = Boolean.TRUE.equals(state.getOOMKilled()) ? ", out of memory" : "";
        String error = orEmpty(state.getError());
        return status + exit + memory + (error.isEmpty() ? "" : ": " + error);
    }

    private static State state(@Nullable String status) {
        return State.valueOf(orEmpty(status).toUpperCase(Locale.ROOT));
    }

    private static Health health(@Nullable HealthState health) {
        return health == null ? Health.NONE : healthIn("(" + health.getStatus() + ")");
    }

    /** A list carries it only inside a sentence: {@code Up 3 minutes (unhealthy)}. */
    private static Health healthIn(String status) {
        if (status.endsWith("(healthy)")) {
            return Health.HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return Health.UNHEALTHY;
        }
        return status.endsWith("starting)") ? Health.STARTING : Health.NONE;
    }

    /** A list carries it only inside a sentence as well: {@code Exited (137) 3 minutes ago}. */
    private static long exitCodeIn(String status) {
        Matcher sentence = EXITED.matcher(status);
        return sentence.lookingAt() ? Long.parseLong(sentence.group(1)) : 0;
    }

    /** One that could not be removed completely may have lost its name; the list must not fail for it. */
    private static String firstName(Container entry) {
        String[] names = entry.getNames();
        return names == null || names.length == 0 ? entry.getId() : plainName(names[0]);
    }

    private static String plainName(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> labels) {
        return Objects.requireNonNullElse(labels, Map.of());
    }
}
