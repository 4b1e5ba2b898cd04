package io.kdaemon.dockerworker;

import io.kdaemon.dockerworker.background.AtOnce;
import io.kdaemon.dockerworker.background.BackgroundThreads;
import io.kdaemon.dockerworker.command.CommandRunner;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.ExpectedStarts;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.isolation.IsolationSettings;
import io.kdaemon.dockerworker.isolation.Lane;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.dockerworker.launch.ImageSupply;
import io.kdaemon.dockerworker.launch.LaunchHandler;
import io.kdaemon.dockerworker.launch.LaunchMetrics;
import io.kdaemon.dockerworker.launch.LaunchPlans;
import io.kdaemon.dockerworker.metrics.EngineMetrics;
import io.kdaemon.dockerworker.observation.ObservationSettings;
import io.kdaemon.dockerworker.observation.ObserveHandler;
import io.kdaemon.dockerworker.probe.ProbeRoom;
import io.kdaemon.dockerworker.probe.ProbeWatch;
import io.kdaemon.dockerworker.probe.Prober;
import io.kdaemon.dockerworker.removal.RemovalHandler;
import io.kdaemon.dockerworker.report.RecordingReporter;
import io.kdaemon.dockerworker.usage.UsageReports;
import io.kdaemon.dockerworker.usage.UsageSettings;
import io.kdaemon.dockerworker.usage.UsageWatch;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.MessageBody.Command;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.PolicyFixtures;
import io.kdaemon.testing.messaging.InMemoryBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A docker-worker without Spring and broker: give it a command, read what it reports. */
public final class Worker {

    public static final String NAME = "worker-1";
    public static final Duration PATIENCE = Duration.ofSeconds(20);
    public static final Duration SILENCE = Duration.ofSeconds(2);
    public static final Duration SLOW_CALL = Duration.ofSeconds(5);
    public static final int BREAKER_CALLS = 5;

    public static final SecretBox BOX = SecretBox.of("a-key-of-enough-characters-for-tests");

    public final RecordingReporter reporter = new RecordingReporter();
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final ExpectedStarts expectedStarts;
    /** What containers that are asked whether they work answer. */
    public volatile Prober prober = (_, _, _) -> Optional.empty();

    public final ProbeWatch probes;
    private final InMemoryBroker broker = new InMemoryBroker();
    private final UsageReports usageReports;
    private final Clock clock;
    private final LaunchHandler launches;
    private final RemovalHandler removals;
    private final ObserveHandler observations;

    /** One that measures nothing. */
    public Worker(ContainerRuntimes engines, Clock clock) {
        this(engines, clock, new UsageSettings(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO));
    }

    public Worker(ContainerRuntimes engines, Clock clock, UsageSettings usage) {
        this.clock = clock;
        this.expectedStarts = new ExpectedStarts(clock);
        this.probes = new ProbeWatch(
                (check, port, limit) -> prober.ask(check, port, limit), new AtOnce(), new ProbeRoom(8, 8), clock);
        this.usageReports = new UsageReports(broker, new MessageCodec(), clock);
        EngineMetrics metrics = new EngineMetrics(meters);
        ContainerRuntimes metered = node -> new InterceptedRuntime(engines.at(node), metrics);
        IsolationSettings settings = new IsolationSettings(
                new IsolationSettings.Room(IsolationSettings.Writes.always(2), 3, 2, Duration.ofSeconds(60)),
                SILENCE,
                new IsolationSettings.Breaker(10, BREAKER_CALLS, SLOW_CALL, Duration.ofSeconds(5)));
        NodeGates gates = new NodeGates(settings, clock);
        CommandRunner runner = new CommandRunner(metered, gates, reporter, PATIENCE, clock);
        launches = new LaunchHandler(
                runner,
                reporter,
                expectedStarts,
                new LaunchPlans(PolicyFixtures.strict(), BOX),
                new ImageSupply(BOX),
                new LaunchMetrics(meters, clock));
        removals = new RemovalHandler(runner);
        observations = new ObserveHandler(
                metered,
                gates,
                reporter,
                new ObserveHandler.Following(
                        new ObservationSettings(Duration.ofSeconds(4), Duration.ofMillis(50), NAME),
                        expectedStarts,
                        new UsageWatch(usage, usageReports, new BackgroundThreads(), new Random(1), clock),
                        probes),
                clock);
    }

    /** What was measured so far. */
    public List<UsageMeasured.Usage> measured() {
        usageReports.send();
        return broker.sent(Destination.USAGE).stream()
                .flatMap(message -> ((UsageMeasured) message.body()).usages().stream())
                .toList();
    }

    public void handle(Command command) {
        handle(new Envelope(UUID.randomUUID().toString(), "request", null, clock.instant(), command));
    }

    public void handle(Envelope envelope) {
        switch (envelope.body()) {
            case LaunchContainer command -> launches.handle(envelope, command, Lane.USER);
            case StopContainer command -> removals.handle(envelope, command, Lane.USER);
            case RemoveContainer command -> removals.handle(envelope, command, Lane.USER);
            case ObserveNode command -> observations.handle(envelope, command);
            case MessageBody other -> throw new IllegalArgumentException(other.toString());
        }
    }
}
