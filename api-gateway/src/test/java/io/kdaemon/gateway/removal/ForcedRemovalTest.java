package io.kdaemon.gateway.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.gateway.housekeeping.RemovalCompletion;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.Health;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.testing.MutableClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ForcedRemovalTest {

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private LifecycleExecutor executor;

    @Autowired
    private RemovalCompletion completion;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldNameTheContainersThatAreInTheWay() {
        // given
        NodeId node = aNode("in-use", NodeStatus.READY);
        aContainerOn(node, "in-the-way");

        // when
        Answer ofNode = api.delete("/0.0/nodes/in-use");
        Answer ofApplication = api.delete("/0.0/applications/of-in-the-way");

        // then
        assertThat(ofNode.status()).isEqualTo(409);
        assertThat(ofNode.at("detail").asString()).contains("in-the-way", "?force=true");
        assertThat(ofApplication.status()).isEqualTo(409);
        assertThat(ofApplication.at("detail").asString()).contains("in-the-way");
    }

    @Test
    void shouldRemoveTheNodeWhenItsLastContainerIsGone() {
        // given
        NodeId node = aNode("emptied", NodeStatus.READY);
        ContainerId container = aContainerOn(node, "on-emptied");

        // when
        Answer accepted = api.delete("/0.0/nodes/emptied?force=true");
        completion.completeAll();

        // then
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.at("is_enabled").asBoolean()).isFalse();
        assertThat(api.get("/0.0/containers/on-emptied").at("desired_state").asString())
                .isEqualTo("REMOVED");
        assertThat(api.get("/0.0/nodes/emptied").status()).isEqualTo(200);

        // when
        tell(container, new ContainerCommand.ReportRemoved(new Origin(node, 1, MutableClock.NOW)));
        completion.completeAll();

        // then
        assertThat(api.get("/0.0/nodes/emptied").status()).isEqualTo(404);
    }

    @Test
    void shouldRemoveAtOnceWhenTheNodeDoesNotAnswer() {
        // given
        NodeId node = aNode("silent", NodeStatus.DOWN);
        aContainerOn(node, "on-silent");

        // when
        Answer answer = api.delete("/0.0/nodes/silent?force=true");

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.get("/0.0/containers/on-silent").status()).isEqualTo(404);
    }

    @Test
    void shouldGiveUpWhatIsLeftWhenTheNodeStopsAnsweringMeanwhile() {
        // given
        NodeId node = aNode("dying", NodeStatus.READY);
        aContainerOn(node, "on-dying");
        api.delete("/0.0/applications/of-on-dying?force=true");

        // when
        nodes.updateCondition(node, new Node.Condition(NodeStatus.DOWN, "no route", null, MutableClock.NOW));
        completion.completeAll();

        // then
        assertThat(api.get("/0.0/applications/of-on-dying").status()).isEqualTo(404);
    }

    @Test
    void shouldCallTheRemovalOffWhenEnabledAgain() {
        // given
        NodeId node = aNode("kept", NodeStatus.READY);
        ContainerId container = aContainerOn(node, "on-kept");
        api.delete("/0.0/nodes/kept?force=true");

        // when
        api.patch("/0.0/nodes/kept", "{\"is_enabled\":true}");
        completion.completeAll();
        tell(container, new ContainerCommand.ReportRemoved(new Origin(node, 1, MutableClock.NOW)));
        completion.completeAll();

        // then
        assertThat(api.get("/0.0/nodes/kept").status()).isEqualTo(200);
    }

    private NodeId aNode(String name, NodeStatus status) {
        NodeId id = new NodeId(
                api.post("/0.0/nodes", """
                        {"hostname":"%s","d_ipaddr":"%s.example.com","d_port":2375}""".formatted(name, name)).at("id").asLong());
        nodes.updateCondition(id, new Node.Condition(status, null, null, MutableClock.NOW));
        return id;
    }

    private ContainerId aContainerOn(NodeId node, String name) {
        api.post("/0.0/applications", """
                {"name":"of-%s","docker_image":"ghost"}""".formatted(name));
        ContainerId id = new ContainerId(
                api.post("/0.0/containers", """
                        {"name":"%s","application":"of-%s"}""".formatted(name, name)).at("id").asLong());
        tell(id, new ContainerCommand.Place(1, node));
        Origin origin = new Origin(node, 1, MutableClock.NOW);
        tell(id, new ContainerCommand.ReportStarted(origin, "engine-" + name, List.of(), false, Health.HEALTHY));
        return id;
    }

    private void tell(ContainerId id, ContainerCommand command) {
        executor.execute(List.of(new Instruction(id, command, new Instruction.Cause("test", null))));
    }
}
