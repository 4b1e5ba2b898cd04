package io.kdaemon.dockerworker.fault;

import static io.kdaemon.dockerworker.fault.EngineRequests.CREATE;
import static io.kdaemon.dockerworker.fault.EngineRequests.INSPECT;
import static io.kdaemon.dockerworker.fault.EngineRequests.PULL;
import static io.kdaemon.dockerworker.fault.EngineRequests.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.RealNode;
import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.fault.Fault;
import io.kdaemon.testing.fault.FaultProxy;
import io.kdaemon.testing.fault.FaultRule;
import io.kdaemon.testing.fault.Requests;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worker dies while it waits for an answer, before or after the engine has done what it was asked for: its connections break, and its command
 * is delivered to another worker.
 */
class KilledWorkerIT {

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.start(NODES.hostAddress());

    private static String pullable;

    @AutoClose
    private final FaultProxy proxy =
            FaultProxy.before(NODES.node(0).address(), NODES.node(0).port());

    private final RealNode node = RealNode.through(proxy, NODES.node(0));

    /** @param isDone whether the engine has done it */
    record Death(String step, Requests during, boolean isDone) {

        Fault fault() {
            return isDone ? new Fault.HeldAnswer() : new Fault.LostRequest();
        }

        @Override
        public String toString() {
            return (isDone ? "after " : "before ") + step;
        }
    }

    @BeforeAll
    static void pushImage() {
        WebImage.loadInto(NODES);
        pullable = WebImage.push(NODES.node(0), REGISTRY.name());
    }

    @AfterEach
    void removeContainersAndImage() {
        node.removeContainers();
        node.node().docker("rmi", pullable);
    }

    static Stream<Death> deaths() {
        return Stream.of(true, false)
                .flatMap(isDone -> Stream.of(
                        new Death("pull", PULL, isDone),
                        new Death("create", CREATE, isDone),
                        new Death("start", START, isDone),
                        new Death("inspect", INSPECT, isDone)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void shouldRunOneContainerWhenAnotherWorkerTakesOver(Death death) {
        // given
        LaunchContainer command = node.launch(pullable);
        // The first create finds that the image is missing.
        int number = death.during() == CREATE ? 2 : 1;
        proxy.with(FaultRule.nth(number, death.during(), death.fault()));

        // when
        try (DockerRuntimes dying =
                new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC())) {
            Worker victim = new Worker(dying, Clock.systemUTC());
            Thread.ofVirtual().start(() -> workUntilDeath(victim, command));
            await().until(() -> proxy.count(death.during()) == number);
        }
        Worker heir = takeOver(command);

        // then
        heir.reporter.only(LaunchSucceeded.class);
        assertThat(node.containers())
                .containsExactly("running " + ContainerPlan.of(command).name());
    }

    private static void workUntilDeath(Worker victim, LaunchContainer command) {
        try {
            victim.handle(command);
        } catch (EngineException stopping) {
            return;
        }
    }

    private Worker takeOver(LaunchContainer command) {
        try (DockerRuntimes runtimes =
                new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC())) {
            Worker heir = new Worker(runtimes, Clock.systemUTC());
            heir.handle(command);
            return heir;
        }
    }
}
