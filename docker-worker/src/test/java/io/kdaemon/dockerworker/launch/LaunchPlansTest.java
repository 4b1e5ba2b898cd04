package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.run.RunOptions;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.RunOptionsFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a launch may create, and what is filled in for it. */
class LaunchPlansTest extends LaunchScenario {

    @Test
    void shouldFailForGoodWhenThePolicyDoesNotAllowIt() {
        // given
        RunOptions everything = RunOptionsFixtures.everything();

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, everything));

        // then
        assertFailed(true, "which kdaemon.policy.capabilities does not allow");
        assertThat(failures.calls()).isEmpty();
    }

    @Test
    void shouldOpenSecretsOnlyForTheEngine() {
        // given
        Sealed sealed = Worker.BOX.seal(Secret.of("swordfish"), SecretPurpose.ENVIRONMENT);
        RunOptions options = new RunOptions(
                null, null, null, null, null, null, null, null, null, null, Map.of("PASSWORD", sealed), null);

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, options));

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.lastPlan().secrets()).containsEntry("PASSWORD", Secret.of("swordfish"));
        assertThat(engine.lastPlan().toString()).doesNotContain("swordfish");
    }

    @Test
    void shouldSayWhichKeyIsMissingWhenASecretCannotBeOpened() {
        // given
        RunOptions options = new RunOptions(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("PASSWORD", new Sealed("kd1.0123abcd.c2VjcmV0")),
                null);

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, options));

        // then
        assertFailed(true, "Secrets are sealed with key 0123abcd");
        assertThat(failures.calls()).isEmpty();
    }

    @Test
    void shouldNotLetTheUsersLabelsHideOurs() {
        // given
        RunOptions labelled = new RunOptions(
                null,
                null,
                null,
                null,
                List.of(),
                Map.of("team", "blue", "kdaemon.cluster", "x"),
                null,
                null,
                null,
                null,
                null,
                null);

        // when
        ContainerPlan labelledPlan =
                ContainerPlan.of(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, labelled));

        // then
        assertThat(labelledPlan.labels())
                .containsEntry("team", "blue")
                .containsEntry("kdaemon.cluster", Commands.CLUSTER);
    }
}
