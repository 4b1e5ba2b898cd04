package io.kdaemon.bench.simulator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the simulator is told and asked by whoever measures:
 *
 * <ul>
 *   <li>{@code PUT /simulator/behaviour?first=0&count=10}, a {@link NodeBehaviour}: these nodes behave so from now on
 *   <li>{@code GET /simulator/nodes}, {@code GET /simulator/containers}, {@code GET /simulator/calls}
 *   <li>{@code POST /api/v1/query} with a form {@code query=…}, as a Prometheus that watches all nodes
 * </ul>
 */
final class ControlConnection extends SimpleChannelInboundHandler<FullHttpRequest> {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final List<NodeListener> nodes;
    private final SimulatedPrometheus prometheus;
    private final CallCounts counts;

    record NodeView(String address, NodeBehaviour.Mode mode, int containers) {}

    record ContainerView(String node, String name, boolean running, Map<String, String> labels) {}

    ControlConnection(List<NodeListener> nodes, SimulatedPrometheus prometheus, CallCounts counts) {
        this.nodes = nodes;
        this.prometheus = prometheus;
        this.counts = counts;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        HttpResponseStatus status = HttpResponseStatus.OK;
        Object answer;
        try {
            answer = answer(EngineRequest.of(http));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | JacksonException e) {
            status = HttpResponseStatus.BAD_REQUEST;
            answer = Map.of("message", String.valueOf(e.getMessage()));
        }
        Http.write(context, status, MAPPER.writeValueAsBytes(answer), HttpUtil.isKeepAlive(http));
    }

    private Object answer(EngineRequest request) {
        return switch (request.route()) {
            case "POST /api/v1/query" -> prometheus.answer(request.formField("query"));
            case "GET /simulator/calls" -> counts.byKind();
            case "GET /simulator/nodes" ->
                nodes.stream()
                        .map(NodeListener::node)
                        .map(ControlConnection::view)
                        .toList();
            case "GET /simulator/containers" ->
                nodes.stream()
                        .map(NodeListener::node)
                        .flatMap(node -> node.containers().stream().map(container -> view(node, container)))
                        .toList();
            case "PUT /simulator/behaviour" -> behave(request);
            default -> throw new IllegalArgumentException("the simulator does not know " + request.route());
        };
    }

    private Map<String, Integer> behave(EngineRequest request) {
        NodeBehaviour behaviour = MAPPER.readValue(request.body(), NodeBehaviour.class);
        int first = Integer.parseInt(request.parameter("first"));
        int count = Integer.parseInt(request.parameter("count"));
        nodes.subList(first, first + count).forEach(node -> node.behave(behaviour));
        return Map.of("changed", count);
    }

    private static NodeView view(SimulatedNode node) {
        return new NodeView(
                node.address(), node.behaviour().mode(), node.containers().size());
    }

    private static ContainerView view(SimulatedNode node, SimulatedContainer container) {
        return new ContainerView(node.address(), container.name(), container.isRunning(), container.labels());
    }
}
