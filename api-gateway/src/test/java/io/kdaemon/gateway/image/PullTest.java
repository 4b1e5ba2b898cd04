package io.kdaemon.gateway.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.stream.FakeDockerWorker;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.contract.PullImage;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.placement.Constraints;
import io.kdaemon.testing.ApplicationFixtures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class PullTest {

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private ApplicationRepository applications;

    @Autowired
    private FakeDockerWorker worker;

    private ApiClient api;
    private Node first;
    private Node second;
    private Application application;

    @BeforeEach
    void start() {
        api = new ApiClient(port);
        first = nodeOfItsOwn();
        second = nodeOfItsOwn();
        application = applications.insert(ApplicationFixtures.anApplication()
                .named("pulled-" + first.id().value())
                .withImage("registry.example.com/web:1")
                .build());
    }

    @Test
    void shouldTellOfEveryNodeAndThenTheSum() {
        // given
        CompletableFuture<Answer> answer = pull("{\"nodes\":[\"%s\",%d]}"
                .formatted(first.profile().hostname(), second.id().value()));

        // when
        FakeDockerWorker.Taken onFirst = take(first, answer);
        tell(onFirst, "{\"state\":\"pulling\",\"layers\":3,\"layers_done\":1}");
        tell(onFirst, "{\"state\":\"pulled\",\"reason\":null}");
        onFirst.stream().end("");
        take(second, answer).stream().fail(new StreamFailure(Reason.NODE_FAILED, "connection refused"));

        // then
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().text().lines())
                .contains(
                        line(first, "\"state\":\"pulling\",\"layers\":3,\"layers_done\":1"),
                        line(first, "\"state\":\"pulled\",\"reason\":null"),
                        line(second, "\"state\":\"failed\",\"reason\":\"connection refused\""))
                .last()
                .isEqualTo(
                        "{\"state\":\"done\",\"docker_image\":\"registry.example.com/web:1\",\"pulled\":1,\"present\":0,\"failed\":1}");
    }

    @Test
    void shouldAskForTheImageOfTheApplicationAndRefreshItOnlyWhenTold() {
        // given
        CompletableFuture<Answer> usual =
                pull("{\"nodes\":%d}".formatted(first.id().value()));
        PullImage asked = (PullImage) present(first, usual);
        usual.join();

        // when
        CompletableFuture<Answer> refreshing =
                pull("{\"nodes\":%d,\"refresh\":true}".formatted(second.id().value()));
        PullImage refreshed = (PullImage) present(second, refreshing);

        // then
        assertThat(refreshing.join().text()).contains("\"present\":1");
        assertThat(asked.image()).isEqualTo("registry.example.com/web:1");
        assertThat(asked.refresh()).isFalse();
        assertThat(refreshed.refresh()).isTrue();
    }

    @Test
    void shouldMeanTheNodesThatMayRunTheApplicationWhenNoneAreNamed() {
        // given
        Application choosy = applications.insert(ApplicationFixtures.anApplication()
                .named("choosy-" + first.id().value())
                .constrainedTo(only(first.profile().hostname()))
                .build());
        Application homeless = applications.insert(ApplicationFixtures.anApplication()
                .named("homeless-" + first.id().value())
                .constrainedTo(only("no-node-is-called-so"))
                .build());

        // when
        CompletableFuture<Answer> answer = pull(choosy, "{}");
        present(first, answer);

        // then
        assertThat(answer.join().text().lines())
                .hasSize(2)
                .first()
                .isEqualTo(line(first, "\"state\":\"present\",\"reason\":null"));
        assertThat(pull(homeless, "{}").join().status()).isEqualTo(409);
    }

    private static Constraints only(String hostname) {
        return new Constraints(List.of(), List.of(hostname), List.of(), false, List.of(), List.of(), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"nodes":"nobody-has-this-name"} | There is no node 'nobody-has-this-name'
            {"nodes":[]}                     | nodes is empty
            {"nodes":{"a":1}}                | nodes
            {"refresh":"maybe"}              | refresh
            {"node":"a"}                     | node
            """)
    void shouldNameWhatIsWrong(String body, String named) {
        // when
        Answer answer = pull(body).join();

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(named);
    }

    @Test
    void shouldKnowNoApplicationThatIsNotThere() {
        assertThat(api.post("/0.0/applications/4711000/pull", "{}").status()).isEqualTo(404);
    }

    private Object present(Node node, CompletableFuture<Answer> answer) {
        FakeDockerWorker.Taken taken = take(node, answer);
        tell(taken, "{\"state\":\"present\",\"reason\":null}");
        taken.stream().end("");
        return taken.request();
    }

    private FakeDockerWorker.Taken take(Node node, CompletableFuture<Answer> answer) {
        FakeDockerWorker.Taken taken = worker.take(node, 0, answer::isDone).orElseThrow();
        taken.stream().opened();
        return taken;
    }

    private static void tell(FakeDockerWorker.Taken taken, String line) {
        taken.stream().send(FrameKind.STDOUT, (line + "\n").getBytes(UTF_8));
    }

    private static String line(Node node, String rest) {
        return "{\"node_id\":%d,\"hostname\":\"%s\",%s}"
                .formatted(node.id().value(), node.profile().hostname(), rest);
    }

    private CompletableFuture<Answer> pull(String body) {
        return pull(application, body);
    }

    private CompletableFuture<Answer> pull(Application of, String body) {
        return CompletableFuture.supplyAsync(
                () -> api.post("/0.0/applications/" + of.name() + "/pull", body), Thread::startVirtualThread);
    }

    private Node nodeOfItsOwn() {
        return nodes.find(worker.container(ObservedState.RUNNING).nodeId().orElseThrow())
                .orElseThrow();
    }
}
