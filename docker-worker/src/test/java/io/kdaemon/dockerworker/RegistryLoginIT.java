package io.kdaemon.dockerworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.engine.DockerEngine;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** With every engine we know and a real registry that answers 401 to everybody but one. */
@ParameterizedClass
@EnumSource(DockerEngine.class)
class RegistryLoginIT {

    @Parameter
    private DockerEngine engine;

    private static DockerRuntimes runtimes;
    private static DockerNodes nodes;
    private static RegistryServer registry;
    private static RealNode node;
    private static String image;

    private final Worker worker = new Worker(runtimes, Clock.systemUTC());

    @BeforeParameterizedClassInvocation
    static void startNode(DockerEngine engine) {
        runtimes = new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());
        nodes = DockerNodes.start(1, engine);
        registry = RegistryServer.startWithLogin(nodes.hostAddress());
        WebImage.loadInto(nodes);
        node = RealNode.overTcp(nodes.node(0));
        image = pushed(nodes.node(0));
    }

    /** The engine keeps no login: it is told with every pull. */
    private static String pushed(DockerNode client) {
        client.docker("login", "-u", RegistryServer.USER, "-p", RegistryServer.PASSWORD, registry.name());
        String name = WebImage.push(client, registry.name());
        client.docker("logout", registry.name());
        return name;
    }

    @AfterParameterizedClassInvocation
    static void stopNode() {
        runtimes.close();
        registry.close();
        nodes.close();
    }

    @AfterEach
    void removeContainersAndTheImage() {
        node.removeContainers();
        node.node()
                .docker("images", "--quiet", image)
                .lines()
                .distinct()
                .forEach(_ -> node.node().docker("rmi", "--force", image));
    }

    @Test
    void shouldRunAnImageThatOnlyTheLoginMayPull() {
        // when
        worker.handle(launch(RegistryServer.PASSWORD));

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(node.containers()).singleElement().asString().startsWith("running");
        assertThat(success.toString()).doesNotContain(RegistryServer.PASSWORD);
    }

    @Test
    void shouldFailForGoodAndNameTheLoginWhenThePasswordIsWrong() {
        // when
        worker.handle(launch("not-" + RegistryServer.PASSWORD));

        // then
        assertFailedForGood("does not accept the login of '%s'".formatted(RegistryServer.USER));
    }

    @Test
    void shouldFailForGoodAndAskForALoginWhenThereIsNone() {
        // when
        worker.handle(node.launch(image));

        // then
        assertFailedForGood("the registry wants a login");
    }

    @Test
    void shouldForgetTheLoginAfterThePull() {
        // given
        worker.handle(launch(RegistryServer.PASSWORD));
        removeContainersAndTheImage();

        // when
        worker.handle(node.launch(image));

        // then
        assertFailedForGood("the registry wants a login");
    }

    private static LaunchContainer launch(String password) {
        LaunchContainer launch = node.launch(image);
        LaunchContainer.Login login = new LaunchContainer.Login(
                registry.name(),
                RegistryServer.USER,
                Worker.BOX.seal(Secret.of(password), SecretPurpose.REGISTRY_PASSWORD));
        return new LaunchContainer(launch.target(), launch.spec(), login);
    }

    private void assertFailedForGood(String reason) {
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).as(failure.reason()).isTrue();
        assertThat(failure.reason()).contains(reason).doesNotContain(RegistryServer.PASSWORD);
        assertThat(node.containers()).isEmpty();
    }
}
