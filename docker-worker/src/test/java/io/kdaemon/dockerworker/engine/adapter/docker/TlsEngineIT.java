package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.RealNode;
import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.certificate.TestCertificates;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real engine on 2376 that wants certificates, and one in plain beside it. */
class TlsEngineIT {

    private static final SecretBox SECRETS = SecretBox.of("a-key-of-the-tests-that-is-long-enough");

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final DockerRuntimes RUNTIMES =
            new DockerRuntimes(RuntimeSettings.DEFAULT, SECRETS, Clock.systemUTC());

    private static Path client;

    @BeforeAll
    static void secure() {
        client = NODES.node(0).requireClientCertificates();
        NODES.node(0).loadImage(WebImage.archive());
    }

    @AfterAll
    static void clear() {
        RealNode.overTls(NODES.node(0), good()).removeContainers();
    }

    @Test
    void shouldLaunchAnswerAndRemoveOverTls() {
        // given
        Worker worker = new Worker(RUNTIMES, Clock.systemUTC());
        RealNode node = RealNode.overTls(NODES.node(0), good());
        LaunchContainer launch = node.launch(WebImage.NAME);

        // when
        worker.handle(new ObserveNode("test", node.ref(), 0));
        worker.handle(launch);
        worker.handle(new RemoveContainer(launch.target(), 1));

        // then
        worker.reporter.only(NodeObserved.class);
        assertThat(worker.reporter.only(LaunchSucceeded.class).ports()).isNotEmpty();
        worker.reporter.only(RemoveSucceeded.class);
    }

    @Test
    void shouldFollowEventsOverTls() {
        // given
        ContainerRuntime engine = at(0, good());

        // when // then
        try (var events = engine.events("test")) {
            assertThat(events.next(Duration.ofMillis(100))).isEmpty();
        }
    }

    @Test
    void shouldRefuseAnEngineThatAnotherAuthorityHasSigned() {
        // when // then
        assertRefused(
                at(0, with(TestCertificates.AUTHORITY, file("cert"), file("key"))),
                "its certificate is not signed by the node's CA (CN=kdaemon-test-authority)");
    }

    @Test
    void shouldSayThatTheEngineWantsACertificateWhenWeHaveNone() {
        // when // then
        assertRefused(
                at(0, with(file("ca"), null, null)),
                "it asks for a client certificate, and the node has none: set tls.cert and tls.key");
    }

    @Test
    void shouldSayThatTheEngineDoesNotAcceptOurCertificate() {
        // when // then
        assertRefused(
                at(0, with(file("ca"), TestCertificates.CLIENT, TestCertificates.CLIENT_KEY)),
                "it does not accept our client certificate");
    }

    @Test
    void shouldSayThatAnEngineSpeaksTlsWhenTheNodeHasNone() {
        // when // then
        assertRefused(
                RUNTIMES.at(RealNode.overTcp(NODES.node(0)).ref()),
                "it speaks TLS on this port, but the node has no tls");
    }

    @Test
    void shouldSayThatAnEngineSpeaksPlainHttpWhenTheNodeHasTls() {
        // when // then
        assertRefused(at(1, good()), "it speaks plain HTTP on this port, but the node has tls");
    }

    @Test
    void shouldRefuseAnExpiredCertificateAndTakeTheNewOne() {
        // given
        at(0, good()).ping();

        // when
        NODES.node(0).showExpiredCertificate();

        // then
        assertRefused(at(0, good()), "its certificate has expired on 20");
        NODES.node(0).showGoodCertificate();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(at(0, good())::ping);
    }

    @Test
    void shouldRefuseACertificateOfAnotherHostUnlessTheNodeNamesIt() {
        // given
        NODES.node(0).showCertificateOfAnotherHost();
        String name = "its certificate is for 192.0.2.1, elsewhere.example, not for "
                + NODES.node(0).address();

        // when // then
        assertRefused(at(0, good()), name);
        at(0, new NodeRef.Tls(file("ca"), file("cert"), sealed(file("key")), "elsewhere.example", true))
                .ping();
        at(0, new NodeRef.Tls(null, file("cert"), sealed(file("key")), null, false))
                .ping();
        NODES.node(0).showGoodCertificate();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(at(0, good())::ping);
    }

    @Test
    void shouldUseANewCertificateAtOnce() {
        // given
        at(0, good()).ping();

        // when // then
        assertRefused(at(0, with(file("ca"), null, null)), "it asks for a client certificate");
        at(0, good()).ping();
    }

    @Test
    void shouldNameTheMissingKeyWhenOursWasSealedWithAnother() {
        // given
        SecretBox others = SecretBox.of("another-key-of-the-tests-long-enough");
        NodeRef.Tls foreign = new NodeRef.Tls(
                file("ca"), file("cert"), others.seal(Secret.of(file("key")), SecretPurpose.ENGINE_KEY), null, true);

        // when // then
        assertRefused(at(0, foreign), "Secrets are sealed with key");
    }

    @Test
    void shouldReportTheReasonOfARefusal() {
        // given
        Worker worker = new Worker(RUNTIMES, Clock.systemUTC());
        RealNode node = RealNode.overTls(NODES.node(0), with(file("ca"), null, null));

        // when
        worker.handle(new ObserveNode("test", node.ref(), 0));

        // then
        assertThat(worker.reporter.only(NodeUnreachable.class).reason()).contains("asks for a client certificate");
    }

    private static void assertRefused(ContainerRuntime engine, String reason) {
        EngineException failure = catchThrowableOfType(EngineException.class, engine::ping);
        assertThat(failure).hasMessageContaining(reason);
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    private static ContainerRuntime at(int node, NodeRef.Tls tls) {
        return RUNTIMES.at(RealNode.overTls(NODES.node(node), tls).ref());
    }

    private static NodeRef.Tls good() {
        return with(file("ca"), file("cert"), file("key"));
    }

    private static NodeRef.Tls with(String ca, @Nullable String certificate, @Nullable String key) {
        return new NodeRef.Tls(ca, certificate, key == null ? null : sealed(key), null, true);
    }

    private static Sealed sealed(String key) {
        return SECRETS.seal(Secret.of(key), SecretPurpose.ENGINE_KEY);
    }

    private static String file(String name) {
        try {
            return Files.readString(client.resolve(name + ".pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
