package io.kdaemon.gateway.placement;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.placement.LabelRule.Operator;
import io.kdaemon.usage.ApplicationUsage;
import io.kdaemon.usage.UsageRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The nodes are labelled, so that those of other tests do not count. */
@ApiTest
class PlacementsTest {

    private static final long GIB = 1L << 30;

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private ApplicationRepository applications;

    @Autowired
    private ContainerRepository containers;

    @Autowired
    private UsageRepository usages;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldSayWhereEachWouldGoAndWhyTheRestWouldNot() {
        // given
        addNode(901, "preview-a", "preview");
        addNode(902, "preview-b", "preview");

        // when
        Answer answer = api.post("/0.0/placements/preview", """
                {"docker_image":"ghost:5","memory":"5g","cpus":0.25,"count":3,
                 "constraints":{"labels":"use == preview","distinct_hosts":false}}""");

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("count").asInt()).isEqualTo(3);
        assertThat(answer.at("placed").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/placements/0/hostname").asString())
                .isNotEqualTo(answer.json().at("/placements/1/hostname").asString());
        assertThat(answer.json().at("/placements/0/sentence").asString()).contains("; runner-up preview-");
        assertThat(answer.json().at("/placements/2/node").isNull()).isTrue();
        assertThat(answer.json().at("/placements/2/sentence").asString())
                .contains("asks for 5120 MiB, 3072 of 8192 MiB are not promised yet");
        assertThat(candidate(answer, "preview-a").at("/filters/labels").asString())
                .isEqualTo("ok");
        assertThat(answer.json().at("/unplaced")).isNotEmpty();
        assertThat(nodes.findByHostname("preview-a").orElseThrow().reserved()).isEqualTo(Resources.NONE);
    }

    @Test
    void shouldKeepHostsDistinctWhenTheImageIsNotInTheLibrary() {
        // given
        addNode(905, "apart-a", "apart");
        addNode(906, "apart-b", "apart");

        // when
        Answer answer = api.post("/0.0/placements/preview", """
                {"docker_image":"ghost:5","count":3,"constraints":{"labels":"use == apart","distinct_hosts":true}}""");

        // then
        assertThat(answer.at("placed").asInt()).as(answer.text()).isEqualTo(2);
        assertThat(answer.json().at("/placements/0/hostname").asString())
                .isNotEqualTo(answer.json().at("/placements/1/hostname").asString());
        assertThat(answer.json().at("/placements/2/node").isNull()).isTrue();
    }

    @Test
    void shouldTakeAskAndConstraintsFromTheApplicationUnlessOthersAreSent() {
        // given
        addNode(911, "named-a", "named");
        addNode(912, "named-b", "other-use");
        applications.insert(anApplication()
                .named("previewed")
                .withAsk(new Resources(100, GIB))
                .constrainedTo(labelled("named"))
                .build());

        // when
        Answer asStored = api.post("/0.0/placements/preview", "{\"application\":\"previewed\"}");
        Answer changed = api.post("/0.0/placements/preview", """
                {"application":"previewed","constraints":{"labels":["use == other-use"]}}""");

        // then
        assertThat(asStored.json().at("/placements/0/hostname").asString()).isEqualTo("named-a");
        assertThat(changed.json().at("/placements/0/hostname").asString()).isEqualTo("named-b");
    }

    @Test
    void shouldAskForWhatWasLearntWhereTheApplicationSaysNothing() {
        // given
        addNode(931, "learned-a", "learned");
        Application quiet = applications.insert(anApplication()
                .named("says-nothing")
                .withoutAsks()
                .constrainedTo(labelled("learned"))
                .build());
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        ApplicationUsage seen = ApplicationUsage.none(quiet.id(), begin)
                .plus(Collections.nCopies(20, new Resources(200, GIB)), begin, Duration.ofDays(1))
                .plus(Collections.nCopies(20, new Resources(200, GIB)), begin.plusSeconds(3600), Duration.ofDays(1));
        usages.saveAll(List.of(seen));

        // when
        Answer shown = api.get("/0.0/applications/says-nothing");
        Answer learned = api.post("/0.0/placements/preview", "{\"application\":\"says-nothing\"}");
        Answer mixed = api.post("/0.0/placements/preview", "{\"application\":\"says-nothing\",\"memory\":\"64m\"}");

        // then
        assertThat(shown.json().at("/ask/memory_source").asString())
                .as(shown.text())
                .isEqualTo("learned");
        assertThat(shown.json().at("/ask/samples").asLong()).isEqualTo(40);
        assertThat(shown.json().at("/ask/since").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(shown.json().at("/ask/memory").asDouble()).isCloseTo(1.15 * GIB, Percentage.withPercentage(5));
        assertThat(learned.at("ask")).isEqualTo(shown.at("ask"));
        assertThat(mixed.json().at("/ask/memory_source").asString()).isEqualTo("explicit");
        assertThat(mixed.json().at("/ask/memory").asLong()).isEqualTo(64 << 20);
        assertThat(mixed.json().at("/ask/cpus").asDouble()).isCloseTo(0.23, Percentage.withPercentage(6));
        assertThat(mixed.json().at("/ask/cpus_source").asString()).isEqualTo("learned");
    }

    @Test
    void shouldSayThatAnAskIsTheDefaultWhenNothingIsKnown() {
        // given
        applications.insert(anApplication().named("unknown-yet").withoutAsks().build());

        // when
        Answer shown = api.get("/0.0/applications/unknown-yet");

        // then
        assertThat(shown.json().at("/ask").toString())
                .isEqualTo(
                        "{\"memory\":33554432,\"cpus\":0.01,\"memory_source\":\"default\",\"cpus_source\":\"default\","
                                + "\"samples\":0,\"since\":null}");
    }

    @Test
    void shouldRefuseWhatItCannotUnderstand() {
        assertThat(preview("{}")).contains("docker_image is missing");
        assertThat(preview("{\"docker_image\":\"a\",\"application\":\"b\"}")).contains("expected one of them");
        assertThat(preview("{\"docker_image\":\"a\",\"count\":0}")).contains("a number from 1 to 1000");
        assertThat(preview("{\"docker_image\":\"a\",\"constraints\":{\"not_with\":\"x\"}}"))
                .contains("There is no application 'x'");
        assertThat(api.post("/0.0/placements/preview", "{\"application_id\":987654}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldSayWhatTheLossOfANodeWouldMean() {
        // given
        Node lost = addNode(921, "loss-a", "loss");
        addNode(922, "loss-b", "loss");
        Application large = applications.insert(anApplication()
                .named("large")
                .withAsk(new Resources(100, 5 * GIB))
                .constrainedTo(labelled("loss"))
                .build());
        containers.insert(aRunningContainer()
                .named("large-1")
                .of(large.id())
                .on(lost.id())
                .build());
        containers.insert(aRunningContainer()
                .named("large-2")
                .of(large.id())
                .on(lost.id())
                .build());

        // when
        Answer answer = api.get("/0.0/cluster/resilience");

        // then
        JsonNode loss = answer.at("nodes")
                .valueStream()
                .filter(node -> node.path("hostname").asString().equals("loss-a"))
                .findFirst()
                .orElseThrow();
        assertThat(answer.at("survives").asBoolean()).isFalse();
        assertThat(loss.path("sentence").asString())
                .isEqualTo(
                        "without loss-a 1 of its 2 containers would find no node; the others would go to loss-b (1)");
        assertThat(loss.at("/targets/loss-b").asInt()).isEqualTo(1);
        assertThat(loss.at("/stranded/0/name").asString()).isEqualTo("large-2");
        assertThat(loss.at("/stranded/0/sentence").asString()).contains("DOWN: assumed to be lost (loss-a)");
    }

    private String preview(String body) {
        Answer answer = api.post("/0.0/placements/preview", body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.text();
    }

    private Node addNode(long number, String hostname, String use) {
        return nodes.insert(
                aReadyNode().withId(number).named(hostname).labelled("use", use).build());
    }

    private static Constraints labelled(String use) {
        LabelRule rule = new LabelRule("use", Operator.EQUAL, List.of(use));
        return new Constraints(List.of(rule), List.of(), List.of(), false, List.of(), List.of(), null);
    }

    private static JsonNode candidate(Answer answer, String hostname) {
        return answer.at("candidates")
                .valueStream()
                .filter(node -> node.path("hostname").asString().equals(hostname))
                .findFirst()
                .orElseThrow();
    }
}
