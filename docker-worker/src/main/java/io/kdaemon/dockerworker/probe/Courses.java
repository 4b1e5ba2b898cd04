package io.kdaemon.dockerworker.probe;

import io.kdaemon.dockerworker.engine.Endpoints;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.probe.Course.Key;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One for each running container that is asked. */
final class Courses {

    private static final String TCP = "tcp";

    private final Map<Key, Course> courses = new ConcurrentHashMap<>();

    /** Goes on with the container's course, or begins one. */
    void arm(ProbedNode node, EngineContainer container, Standing atFirst, Instant now) {
        Ownership owner = container.ownership().orElse(null);
        HealthCheck check = container.healthCheck().orElse(null);
        if (owner != null && check != null && container.state() == State.RUNNING) {
            Key key = new Key(node.engineUri(), owner);
            courses.compute(
                            key,
                            (_, known) -> known != null && known.isOf(container)
                                    ? known
                                    : new Course(key, container, check, atFirst, now))
                    .publishedAt(port(node, container, check));
        }
    }

    private static Optional<PublishedPort> port(ProbedNode node, EngineContainer container, HealthCheck check) {
        return Endpoints.of(container, node.advertisedHost()).stream()
                .filter(port -> port.protocol().equals(TCP) && check.port() == port.containerPort())
                .findFirst();
    }

    void forget(String engineUri, Ownership owner) {
        courses.remove(new Key(engineUri, owner));
    }

    /** @param containers all of ours on the node */
    void forgetOthers(String engineUri, List<EngineContainer> containers) {
        Set<Ownership> running = containers.stream()
                .filter(container -> container.state() == State.RUNNING)
                .flatMap(container -> container.ownership().stream())
                .collect(Collectors.toSet());
        courses.keySet().removeIf(key -> key.engineUri().equals(engineUri) && !running.contains(key.owner()));
    }

    void forgetOtherNodes(Collection<String> engineUris) {
        courses.keySet().removeIf(key -> !engineUris.contains(key.engineUri()));
    }

    void doubt(String engineUri) {
        courses.values().stream()
                .filter(course -> course.key().engineUri().equals(engineUri))
                .forEach(Course::doubt);
    }

    Optional<Course> find(String engineUri, EngineContainer container) {
        return container
                .ownership()
                .map(owner -> courses.get(new Key(engineUri, owner)))
                .filter(course -> course.isOf(container));
    }

    /** Whether it was neither forgotten nor begun anew. */
    boolean has(Course course) {
        return courses.get(course.key()) == course;
    }

    /** Longest overdue first. */
    Stream<Course> due(Instant now, Predicate<String> engines) {
        return courses.values().stream()
                .filter(course -> course.isDue(now) && engines.test(course.key().engineUri()))
                .sorted(Comparator.comparing(Course::due));
    }
}
