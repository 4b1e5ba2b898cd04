package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimeContract;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over TCP. */
class DockerContainerRuntimeIT extends ContainerRuntimeContract {

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.start(NODES.hostAddress());

    @AutoClose
    private static final DockerRuntimes RUNTIMES = new DockerRuntimes(RuntimeSettings.DEFAULT, Clock.systemUTC());

    private static String pullable = "";

    @BeforeAll
    static void prepareImages() {
        WebImage.loadInto(NODES);
        pullable = WebImage.push(NODES.node(0), REGISTRY.name());
    }

    @Override
    protected ContainerRuntime engine() {
        return RUNTIMES.at(uri(NODES.node(0)));
    }

    static String uri(DockerNode node) {
        return "tcp://" + node.address() + ":" + node.port();
    }

    @Override
    protected String image() {
        return WebImage.NAME;
    }

    @Override
    protected String imageInRegistry() {
        return pullable;
    }

    @Override
    protected String imageNowhere() {
        return REGISTRY.name() + "/kdaemon/web:none";
    }

    @Override
    protected String crashing() {
        return WebImage.CRASHING;
    }

    @Test
    void shouldLimitAndProtectWhatItCreates() {
        // when
        engine().create(plan());

        // then
        String asSeen = NODES.node(0)
                .docker(
                        "inspect",
                        "--format",
                        "{{.HostConfig.RestartPolicy.Name}}{{.HostConfig.SecurityOpt}} {{.HostConfig.LogConfig}}",
                        plan().name());
        assertThat(asSeen).isEqualTo("[no-new-privileges] {json-file map[max-file:3 max-size:10485760]}");
    }

    @Test
    void shouldTellALookedUpHealthCheck() {
        // given
        String engineId = engine().create(plan(WebImage.WITH_HEALTH_CHECK));

        // when
        engine().start(engineId);

        // then
        assertThat(inspect().condition().health()).isNotNull();
        assertThat(engine().list("test"))
                .extracting(container -> container.condition().health())
                .isNotEmpty();
    }

    @Test
    void shouldSayExactlyWhyAnEngineDoesNotAnswer() {
        Map.of(
                        "tcp://" + NODES.hostAddress() + ":1",
                        Kind.REFUSED,
                        "tcp://[::1]:1",
                        Kind.REFUSED,
                        "tcp://no-such-host.invalid:2375",
                        Kind.UNREACHABLE,
                        "unix:///nowhere/docker.sock",
                        Kind.UNREACHABLE)
                .forEach((uri, kind) -> {
                    EngineException failure = failure(RUNTIMES.at(uri)::ping);
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
                    assertThat(failure).hasMessageContaining(uri);
                });
    }

    @Test
    void shouldNotWaitForeverForAHungEngineOnASocketEither() {
        // given
        DockerNode node = NODES.node(0);
        ContainerRuntime overSocket = RUNTIMES.at("unix://" + node.socket());
        overSocket.ping();

        // when
        node.freeze();
        EngineException failure = failure(overSocket::ping);
        node.thaw();

        // then
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("did not answer within 2500 ms");
        overSocket.ping();
    }
}
