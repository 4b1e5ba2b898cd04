package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.ContainerRuntimeContract;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.testing.engine.WebImage;
import org.junit.jupiter.api.Test;

/** What holds for a real engine whichever way it is reached. */
abstract class RealEngineContract extends ContainerRuntimeContract {

    protected abstract RealEngine real();

    @Override
    protected String image() {
        return WebImage.NAME;
    }

    @Override
    protected String imageInRegistry() {
        return real().pullable();
    }

    @Override
    protected String imageNowhere() {
        return real().registry().name() + "/kdaemon/web:none";
    }

    @Override
    protected String crashing() {
        return WebImage.CRASHING;
    }

    @Test
    void shouldNotWaitForeverWhenTheEngineHangs() {
        // given
        engine().ping();

        // when
        real().node().freeze();
        EngineException failure = failure(engine()::ping);
        real().node().thaw();

        // then
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("did not answer within 2500 ms");
        engine().ping();
    }

    @Test
    void shouldGoOnWhenTheEngineWasStartedAnew() {
        // given
        engine().ping();

        // when
        real().node().stopEngine();
        real().node().startEngine();

        // then
        engine().ping();
    }
}
