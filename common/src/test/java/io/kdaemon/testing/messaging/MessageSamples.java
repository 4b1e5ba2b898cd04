package io.kdaemon.testing.messaging;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.ListForeign;
import io.kdaemon.messaging.contract.ListProcesses;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.messaging.contract.PruneImages;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.messaging.contract.PullImage;
import io.kdaemon.messaging.contract.PullProgressed;
import io.kdaemon.messaging.contract.ReadFiles;
import io.kdaemon.messaging.contract.ReadLogs;
import io.kdaemon.messaging.contract.ReadStats;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.RunCommand;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.messaging.contract.StreamTarget;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.messaging.contract.WriteFiles;
import io.kdaemon.secret.Sealed;
import io.kdaemon.testing.RunOptionsFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of every kind; nothing is left out that can be there. */
public final class MessageSamples {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final NodeRef NODE = new NodeRef(3, "n3.example", "tcp://10.0.0.3:2375", "10.0.0.3");
    private static final NodeRef SECURED = new NodeRef(
            3,
            "n3.example",
            "tcp://10.0.0.3:2376",
            "10.0.0.3",
            new NodeRef.Tls(
                    "PEM of the CA", "PEM of ours", new Sealed("kd1.0badcafe.c2VhbGVk"), "engine.example", true));
    private static final ContainerRef TARGET = new ContainerRef("main", 42, 2, NODE, 7, 1, "fedcba987654");
    private static final ReportOrigin ORIGIN = new ReportOrigin(42, 2, 3, 7, AT);
    private static final List<EngineCall> CALLS =
            List.of(new EngineCall("create", AT, 12, null), new EngineCall("start", AT, 250, "port is taken"));
    private static final List<PublishedPort> PORTS = List.of(new PublishedPort(80, "tcp", "10.0.0.3", 32768));

    private static final StreamTarget STREAM =
            new StreamTarget("stream-1", "streams.gateway.1", 262_144, 42, NODE, "0123456789ab");

    private static final LaunchContainer.Login LOGIN =
            new LaunchContainer.Login("docker.io", "kdaemon", new Sealed("kd1.0badcafe.c2VhbGVk"));

    private MessageSamples() {}

    public static List<Envelope> all() {
        return bodies().stream().map(MessageSamples::of).toList();
    }

    /** With ids that follow from nothing but the body's type. */
    public static Envelope of(MessageBody body) {
        String name = body.getClass().getSimpleName();
        return new Envelope("message-of-" + name, "request-1", "cause-of-" + name, AT, body);
    }

    /** A message that differs from others by its container. */
    public static Envelope reconcile(long containerId) {
        return new Envelope("reconcile-" + containerId, "request-1", null, AT, new ReconcileContainer(containerId));
    }

    private static List<MessageBody> bodies() {
        return List.of(
                new PlaceContainer(42, 2, 7),
                new ReconcileContainer(42),
                new LaunchContainer(TARGET, spec(), LOGIN),
                new StopContainer(TARGET, 10),
                new RemoveContainer(TARGET, 10, true),
                new ObserveNode("main", SECURED, 30, List.of(new ObserveNode.Adopted("fedcba987654", 43, 1))),
                new ReadLogs(STREAM, true, 100, AT, AT.plusSeconds(60), true, true, false),
                new RunCommand(
                        STREAM,
                        null,
                        null,
                        "1000:1000",
                        "/tmp",
                        true,
                        new RunCommand.Terminal(80, 24),
                        new Sealed("kd1.0badcafe.c2VhbGVk")),
                new ReadStats(STREAM, true),
                new ListProcesses(STREAM),
                new ListForeign(STREAM, "main", List.of("web")),
                new ReadFiles(STREAM, "/etc/hosts", 1_048_576),
                new WriteFiles(STREAM, "/tmp"),
                new PruneImages(STREAM, List.of("ghost:5", "registry.example.com/web:1"), AT, true),
                new PullImage(STREAM, "registry.example.com/web:1", true, LOGIN),
                new LaunchStarted(ORIGIN),
                new LaunchSucceeded(ORIGIN, "0123456789ab", PORTS, true, CALLS, true),
                new LaunchFailed(ORIGIN, true, "no such image", CALLS),
                new StopSucceeded(ORIGIN, CALLS),
                new RemoveSucceeded(ORIGIN, CALLS),
                new CommandFailed(ORIGIN, "the engine did not answer", CALLS),
                new ContainerSighted(3, AT, sighting()),
                new NodeObserved(3, AT, facts(), List.of(sighting()), view(), List.of("fedcba987654")),
                new NodeUnreachable(3, AT, "connection refused", view()),
                new UsageMeasured(List.of(new UsageMeasured.Usage(42, 62_914_560, 250))),
                new PullProgressed(ORIGIN, "ghost:5", 7, 3, 45_000_000, 12_300_000, false),
                new Changed("container", 42, "RUNNING", "blog runs on n3", AT));
    }

    private static LaunchContainer.Spec spec() {
        return new LaunchContainer.Spec(
                "blog-1",
                "blog",
                "ghost:5",
                List.of("2368/tcp", "53/udp"),
                Map.of("GREETING", "hello, world"),
                268_435_456L,
                500L,
                RunOptionsFixtures.everything(),
                Map.of("2368/tcp", 8080));
    }

    private static Sighting sighting() {
        return new Sighting(
                42,
                2,
                Sighting.Phase.UNHEALTHY,
                "0123456789ab",
                PORTS,
                "3 failed checks",
                null,
                null,
                new Sighting.Probe(false, "GET / answered 503"),
                true);
    }

    private static EngineView view() {
        return new EngineView("worker-1", EngineView.Breaker.HALF_OPEN, 3, 4, 9, "start: 500: EOF", AT);
    }

    private static NodeObserved.EngineFacts facts() {
        return new NodeObserved.EngineFacts("29.0.1", "1.52", 8, 16_000_000_000L, "overlay2", "Debian 13");
    }
}
