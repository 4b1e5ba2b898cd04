package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.run.PullPolicy;
import io.kdaemon.run.RunOptions;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretPurpose;
import org.junit.jupiter.api.Test;

/** Images that have to come first. */
class LaunchPullTest extends LaunchScenario {

    @Test
    void shouldPullWhenTheImageIsAbsent() {
        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY));

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(failures.calls())
                .containsExactly(
                        Verb.CREATE, Verb.HAS_IMAGE, Verb.PULL, Verb.HAS_IMAGE, Verb.CREATE, Verb.START, Verb.INSPECT);
    }

    @Test
    void shouldPullBeforeEveryLaunchWhenAskedTo() {
        // when
        worker.handle(
                Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY, pulling(PullPolicy.ALWAYS)));
        worker.handle(
                Commands.launch(Commands.target(2), FakeContainerRuntime.IN_REGISTRY, pulling(PullPolicy.ALWAYS)));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class)).hasSize(2);
        assertThat(failures.calls()).filteredOn(Verb.PULL::equals).hasSize(2);
    }

    @Test
    void shouldNotPullWhenAskedNotTo() {
        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY, pulling(PullPolicy.NEVER)));

        // then
        assertFailed(false, "pull_policy is never");
        assertThat(failures.calls()).doesNotContain(Verb.PULL);
    }

    private static RunOptions pulling(PullPolicy policy) {
        return new RunOptions(null, null, null, null, null, null, null, null, null, policy, null, null);
    }

    @Test
    void shouldFailForGoodWhenTheRegistryDoesNotHaveTheImage() {
        // when
        worker.handle(Commands.launch(Commands.target(1), "registry/nothing:1"));

        // then
        assertFailed(true, "manifest for registry/nothing:1 not found");
    }

    @Test
    void shouldFailForNowWhenAPullIsStuck() {
        // given
        failures.failNext(Verb.PULL, Kind.TIMEOUT);

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY));

        // then
        assertFailed(false, "pulling registry/web:1 failed");
    }

    @Test
    void shouldFailForNowWhenAPulledImageIsNotThere() {
        // given
        engine.losePulledImages();

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY));

        // then
        assertFailed(false, "does not have it");
    }

    @Test
    void shouldPullWithTheLoginThatCameWithTheCommand() {
        // given
        Sealed sealed = Worker.BOX.seal(Secret.of("swordfish"), SecretPurpose.REGISTRY_PASSWORD);

        // when
        worker.handle(pulling(sealed));

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.lastAccess())
                .contains(new RegistryAccess("registry.example.com", "kdaemon", Secret.of("swordfish")));
        assertThat(success.toString()).doesNotContain("swordfish");
    }

    @Test
    void shouldSayWhoseLoginCannotBeOpenedWhenItsKeyIsMissing() {
        // when
        worker.handle(pulling(new Sealed("kd1.0123abcd.c2VjcmV0")));

        // then
        assertFailed(true, "the login for registry.example.com cannot be used: Secrets are sealed with key 0123abcd");
        assertThat(failures.calls()).doesNotContain(Verb.PULL);
    }

    @Test
    void shouldNotNeedTheLoginWhenTheImageIsThere() {
        // given
        LaunchContainer.Login login = login(new Sealed("kd1.0123abcd.c2VjcmV0"));

        // when
        worker.handle(new LaunchContainer(command.target(), command.spec(), login));

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    private static LaunchContainer pulling(Sealed password) {
        LaunchContainer launch = Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY);
        return new LaunchContainer(launch.target(), launch.spec(), login(password));
    }

    private static LaunchContainer.Login login(Sealed password) {
        return new LaunchContainer.Login("registry.example.com", "kdaemon", password);
    }
}
