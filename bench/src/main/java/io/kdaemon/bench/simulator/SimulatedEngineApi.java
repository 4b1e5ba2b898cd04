package io.kdaemon.bench.simulator;

import io.kdaemon.bench.simulator.EngineJson.PullProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The part of the Docker Engine API that the docker-worker uses, over what a simulated node remembers. */
final class SimulatedEngineApi {

    static final int CORES = 8;
    static final long MEMORY = 32L << 30;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int DONE = 204;
    private static final int ALREADY_SO = 304;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final EngineJson.Version VERSION =
            new EngineJson.Version("28.0.0-simulated", "1.48", "linux", "amd64");
    private static final EngineJson.Info INFO =
            new EngineJson.Info(CORES, MEMORY, "simulated", "kDaemon's simulator of Docker nodes");

    Reply answer(SimulatedNode node, EngineRequest request) {
        return switch (request.route()) {
            case "GET /_ping", "HEAD /_ping" -> new Reply.Whole(OK, "OK".getBytes(StandardCharsets.US_ASCII));
            case "GET /version" -> Reply.json(OK, VERSION);
            case "GET /info" -> Reply.json(OK, INFO);
            case "GET /events" ->
                new Reply.Lines(EventFilter.parse(request.parameter("filters")), event -> event, false);
            case "GET /containers/json" -> list(node, request);
            case "POST /containers/create" -> create(node, request);
            case "POST /images/create" -> pull(node, request);
            default -> aboutOne(node, request);
        };
    }

    private static Reply aboutOne(SimulatedNode node, EngineRequest request) {
        return switch (request.segment(1)) {
            case "images" -> image(node, request);
            case "containers" -> container(node, request);
            default -> Reply.problem(NOT_FOUND, "the simulator does not know " + request.route());
        };
    }

    private static Reply list(SimulatedNode node, EngineRequest request) {
        EventFilter filter = EventFilter.parse(request.parameter("filters"));
        return Reply.json(
                OK,
                node.containers().stream()
                        .filter(container -> filter.carries(container.labels()))
                        .map(SimulatedContainer::listed)
                        .toList());
    }

    private static Reply create(SimulatedNode node, EngineRequest request) {
        EngineJson.Create wanted = EngineJson.MAPPER.readValue(request.body(), EngineJson.Create.class);
        String name = request.parameter("name");
        if (!node.hasImage(wanted.image())) {
            return Reply.problem(NOT_FOUND, "No such image: " + wanted.image());
        }
        SimulatedContainer holder = node.find(name);
        if (holder != null) {
            return Reply.problem(
                    CONFLICT,
                    "Conflict. The container name \"/%s\" is already in use by container \"%s\""
                            .formatted(name, holder.id()));
        }
        return Reply.json(
                CREATED, new EngineJson.Created(node.create(name, wanted).id(), List.of()));
    }

    private static Reply pull(SimulatedNode node, EngineRequest request) {
        String image = request.parameter("fromImage") + ":" + request.parameter("tag");
        return node.pull(image)
                ? Reply.json(OK, new PullProgress("Pull complete (simulated)"))
                : Reply.problem(NOT_FOUND, "manifest for %s not found: manifest unknown".formatted(image));
    }

    private static Reply image(SimulatedNode node, EngineRequest request) {
        String image =
                request.path().substring("/images/".length(), request.path().lastIndexOf('/'));
        return node.hasImage(image)
                ? Reply.json(OK, new EngineJson.Image("sha256:simulated", List.of(image)))
                : Reply.problem(NOT_FOUND, "No such image: " + image);
    }

    private static Reply container(SimulatedNode node, EngineRequest request) {
        SimulatedContainer container = node.find(request.segment(2));
        if (container == null) {
            return Reply.problem(NOT_FOUND, "No such container: " + request.segment(2));
        }
        return switch (request.method() + " " + request.segment(3)) {
            case "GET json" -> Reply.json(OK, container.inspected());
            case "GET logs" -> Reply.nothing(OK);
            case "GET stats" -> Reply.json(OK, container.stats(node.now()));
            case "POST start" -> unless(container.isRunning(), () -> node.start(container));
            case "POST stop" -> unless(!container.isRunning(), () -> node.stop(container));
            case "POST wait" -> awaitRemoval(container);
            case "DELETE " -> {
                node.remove(container);
                yield Reply.nothing(DONE);
            }
            default -> Reply.problem(CONFLICT, "the simulator cannot " + request.route());
        };
    }

    private static Reply unless(boolean alreadySo, Runnable change) {
        if (!alreadySo) {
            change.run();
        }
        return Reply.nothing(alreadySo ? ALREADY_SO : DONE);
    }

    private static Reply awaitRemoval(SimulatedContainer container) {
        return new Reply.Lines(
                event -> event.action().equals("destroy") && event.actor().id().equals(container.id()),
                _ -> new EngineJson.Gone(0),
                true);
    }
}
