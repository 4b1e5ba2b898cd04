package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.RealNode;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.testing.engine.DockerEngine;
import io.kdaemon.testing.engine.WebImage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Over TCP, with every engine we know. */
@ParameterizedClass
@EnumSource(DockerEngine.class)
class DockerContainerRuntimeIT extends RealEngineContract {

    @Parameter
    private DockerEngine kind;

    private static RealEngine real;

    @BeforeParameterizedClassInvocation
    static void startEngine(DockerEngine engine) {
        real = RealEngine.start(engine);
    }

    @AfterParameterizedClassInvocation
    static void stopEngine() {
        real.close();
    }

    @Override
    protected RealEngine real() {
        return real;
    }

    @Override
    protected ContainerRuntime engine() {
        return real.runtimes().at(RealNode.overTcp(real.node()).ref());
    }

    @Test
    void shouldSpeakWithTheEngineThatItIsMeantToSpeakWith() {
        assertThat(engine().facts().engineVersion()).startsWith(kind.version());
    }

    @Test
    void shouldLimitAndProtectWhatItCreates() {
        // when
        engine().create(plan());

        // then
        String asSeen = real.node()
                .docker(
                        "inspect",
                        "--format",
                        "{{.HostConfig.RestartPolicy.Name}}{{.HostConfig.SecurityOpt}} {{.HostConfig.LogConfig}}",
                        plan().name());
        // Newer engines spell out that there is no restart policy.
        assertThat(asSeen.replaceFirst("^no", ""))
                .isEqualTo("[no-new-privileges] {json-file map[max-file:3 max-size:10485760]}");
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
                        "tcp://" + real.nodes().hostAddress() + ":1",
                        Kind.REFUSED,
                        "tcp://[::1]:1",
                        Kind.REFUSED,
                        "tcp://no-such-host.invalid:2375",
                        Kind.UNREACHABLE,
                        "unix:///nowhere/docker.sock",
                        Kind.UNREACHABLE)
                .forEach((uri, kind) -> {
                    EngineException failure = failure(real.runtimes().at(new NodeRef(1, "n", uri, "n"))::ping);
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
                    assertThat(failure).hasMessageContaining(uri);
                });
    }
}
