package io.kdaemon.gateway.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.stream.FakeDockerWorker;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.messaging.contract.PruneImages;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.testing.ApplicationFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class PruneTest {

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private ApplicationRepository applications;

    @Autowired
    private RevisionRepository revisions;

    @Autowired
    private FakeDockerWorker worker;

    private ApiClient api;
    private ContainerInstance container;
    private NodeId node;

    @BeforeEach
    void start() {
        api = new ApiClient(port);
        container = worker.container(ObservedState.RUNNING);
        node = container.nodeId().orElseThrow();
    }

    @Test
    void shouldKeepTheImagesOfApplicationsAndOfEveryGenerationOfContainers() {
        // given
        Application application = applications.insert(ApplicationFixtures.anApplication()
                .named("pruned-" + node.value())
                .withImage("current:" + node.value())
                .build());
        revisions.saveAll(List.of(revision(1, "first:" + node.value()), revision(2, "second:" + node.value())));
        CompletableFuture<Answer> answer = prune("?dry_run=true&older_than=2h");

        // when
        FakeDockerWorker.Taken taken =
                worker.take(nodes.find(node).orElseThrow(), 0, answer::isDone).orElseThrow();
        taken.stream().opened();
        taken.stream().send(FrameKind.STDOUT, "{\"dry_run\":true}\n".getBytes(UTF_8));
        taken.stream().end("");

        // then
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().text()).isEqualTo("{\"dry_run\":true}\n");
        PruneImages request = (PruneImages) taken.request();
        assertThat(request.keep())
                .contains(application.run().image(), "first:" + node.value(), "second:" + node.value());
        assertThat(request.dryRun()).isTrue();
        assertThat(Duration.between(request.before(), Instant.now()))
                .isCloseTo(Duration.ofHours(2), Duration.ofMinutes(5));
    }

    @Test
    void shouldRemoveNothingYoungerThanADayUnlessToldSo() {
        // given
        CompletableFuture<Answer> answer = prune("");

        // when
        FakeDockerWorker.Taken taken =
                worker.take(nodes.find(node).orElseThrow(), 0, answer::isDone).orElseThrow();
        taken.stream().fail(new StreamFailure(Reason.NODE_FAILED, "connection refused"));

        // then
        assertThat(answer.join().text()).contains("connection refused");
        PruneImages request = (PruneImages) taken.request();
        assertThat(request.dryRun()).isFalse();
        assertThat(Duration.between(request.before(), Instant.now()))
                .isCloseTo(Duration.ofDays(1), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"?dry_run=maybe,dry_run", "?older_than=soon,older_than", "?dryrun=true,dry_run"})
    void shouldNameWhatIsWrong(String query, String named) {
        // when
        Answer answer = prune(query).join();

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(named);
    }

    @Test
    void shouldKnowNoNodeThatIsNotThere() {
        assertThat(api.post("/0.0/nodes/4711000/prune", "").status()).isEqualTo(404);
    }

    private CompletableFuture<Answer> prune(String query) {
        return CompletableFuture.supplyAsync(
                () -> api.post("/0.0/nodes/" + node.value() + "/prune" + query, ""), Thread::startVirtualThread);
    }

    private Revision revision(int number, String image) {
        return new Revision(
                container.id(),
                number,
                1,
                Revision.Origin.UPDATE,
                ApplicationFixtures.anApplication().withImage(image).build().run(),
                Instant.now());
    }
}
