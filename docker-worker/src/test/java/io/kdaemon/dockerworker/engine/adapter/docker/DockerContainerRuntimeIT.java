package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.testing.engine.WebImage;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Over TCP. */
class DockerContainerRuntimeIT extends RealEngineContract {

    @AutoClose
    private static final RealEngine REAL = RealEngine.start();

    @Override
    protected RealEngine real() {
        return REAL;
    }

    @Override
    protected ContainerRuntime engine() {
        return REAL.runtimes()
                .at("tcp://" + REAL.node().address() + ":" + REAL.node().port());
    }

    @Test
    void shouldLimitAndProtectWhatItCreates() {
        // when
        engine().create(plan());

        // then
        String asSeen = REAL.node()
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
                        "tcp://" + REAL.nodes().hostAddress() + ":1",
                        Kind.REFUSED,
                        "tcp://[::1]:1",
                        Kind.REFUSED,
                        "tcp://no-such-host.invalid:2375",
                        Kind.UNREACHABLE,
                        "unix:///nowhere/docker.sock",
                        Kind.UNREACHABLE)
                .forEach((uri, kind) -> {
                    EngineException failure = failure(REAL.runtimes().at(uri)::ping);
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
                    assertThat(failure).hasMessageContaining(uri);
                });
    }
}
