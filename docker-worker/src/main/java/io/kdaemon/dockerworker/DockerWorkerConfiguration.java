package io.kdaemon.dockerworker;

import io.kdaemon.activity.Loop;
import io.kdaemon.dockerworker.adapter.rabbit.DockerListeners;
import io.kdaemon.dockerworker.background.BackgroundThreads;
import io.kdaemon.dockerworker.command.CommandRunner;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.ExpectedStarts;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.StreamRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.EngineSettings;
import io.kdaemon.dockerworker.isolation.IsolationSettings;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.dockerworker.launch.ImageSupply;
import io.kdaemon.dockerworker.launch.LaunchHandler;
import io.kdaemon.dockerworker.launch.LaunchMetrics;
import io.kdaemon.dockerworker.launch.LaunchPlans;
import io.kdaemon.dockerworker.launch.PullAhead;
import io.kdaemon.dockerworker.metrics.EngineMetrics;
import io.kdaemon.dockerworker.metrics.NodeMeters;
import io.kdaemon.dockerworker.observation.ObservationSettings;
import io.kdaemon.dockerworker.observation.ObserveHandler;
import io.kdaemon.dockerworker.probe.NetworkProber;
import io.kdaemon.dockerworker.probe.ProbeRoom;
import io.kdaemon.dockerworker.probe.ProbeWatch;
import io.kdaemon.dockerworker.removal.RemovalHandler;
import io.kdaemon.dockerworker.report.BrokerReporter;
import io.kdaemon.dockerworker.report.StatusReporter;
import io.kdaemon.dockerworker.stream.StreamHandler;
import io.kdaemon.dockerworker.stream.WorkerStreamConfiguration;
import io.kdaemon.dockerworker.usage.UsageReports;
import io.kdaemon.dockerworker.usage.UsageSettings;
import io.kdaemon.dockerworker.usage.UsageWatch;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.policy.Policy;
import io.kdaemon.policy.PolicyConfiguration;
import io.kdaemon.policy.PolicyProperties;
import io.kdaemon.secret.SecretBox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Everything of the docker-worker, imported by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DockerWorkerProperties.class)
@Import({MessagingConfiguration.class, PolicyConfiguration.class, WorkerStreamConfiguration.class})
public class DockerWorkerConfiguration {

    private static final Duration METERS_PACE = Duration.ofSeconds(5);
    private static final Duration PROBE_PACE = Duration.ofMillis(200);
    private static final Duration USAGE_REPORT_PACE = Duration.ofSeconds(5);

    @Bean
    DockerRuntimes dockerRuntimes(
            DockerWorkerProperties properties, PolicyProperties policy, SecretBox secrets, Clock clock) {
        DockerWorkerProperties.Timeouts timeouts = properties.timeouts();
        DockerWorkerProperties.Pull pull = properties.pull();
        DockerWorkerProperties.ContainerLog log = properties.containerLog();
        EngineSettings settings = new EngineSettings(
                new EngineSettings.Timeouts(
                        timeouts.connect(), timeouts.ping(), timeouts.read(), timeouts.write(), timeouts.stop()),
                new EngineSettings.Pulls(pull.stall(), pull.total()),
                new EngineSettings.Safeguards(
                        policy.defaultMemory().toBytes(),
                        policy.defaultPids(),
                        new EngineSettings.Logs(log.maxSize().toBytes(), log.maxFiles())),
                properties.maxAnswer().toBytes());
        return new DockerRuntimes(settings, secrets, clock);
    }

    @Bean
    StreamRuntimes streamRuntimes(DockerRuntimes runtimes) {
        return runtimes.streams();
    }

    @Bean
    EngineMetrics engineMetrics(MeterRegistry registry) {
        return new EngineMetrics(registry);
    }

    @Bean
    @Primary
    ContainerRuntimes meteredRuntimes(DockerRuntimes runtimes, EngineMetrics metrics) {
        return node -> new InterceptedRuntime(runtimes.at(node), metrics);
    }

    @Bean
    NodeGates nodeGates(DockerWorkerProperties properties, Clock clock) {
        DockerWorkerProperties.Node node = properties.node();
        DockerWorkerProperties.Breaker breaker = node.breaker();
        IsolationSettings settings = new IsolationSettings(
                new IsolationSettings.Room(
                        new IsolationSettings.Writes(node.minWrites(), node.writes(), node.maxWrites()),
                        node.commands(),
                        node.urgentCommands(),
                        node.writeWait()),
                node.silence(),
                new IsolationSettings.Breaker(
                        breaker.window(), breaker.minimumCalls(), breaker.slowCall(), breaker.rest()));
        return new NodeGates(settings, clock);
    }

    @Bean
    Loop nodeMetersLoop(MeterRegistry registry, NodeGates gates) {
        NodeMeters meters = new NodeMeters(registry, gates);
        return new Loop("node-meters", METERS_PACE, meters::refresh);
    }

    @Bean
    StatusReporter statusReporter(MessageSender sender, MessageCodec codec, Clock clock) {
        return new BrokerReporter(sender, codec, clock);
    }

    @Bean
    ExpectedStarts expectedStarts(Clock clock) {
        return new ExpectedStarts(clock);
    }

    @Bean
    CommandRunner commandRunner(
            ContainerRuntimes engines,
            NodeGates gates,
            StatusReporter reporter,
            DockerWorkerProperties properties,
            Clock clock) {
        return new CommandRunner(engines, gates, reporter, properties.patience(), clock);
    }

    @Bean
    LaunchHandler launchHandler(
            CommandRunner runner,
            StatusReporter reporter,
            ExpectedStarts expectedStarts,
            LaunchPlans plans,
            ImageSupply images,
            LaunchMetrics metrics) {
        return new LaunchHandler(runner, reporter, expectedStarts, plans, images, metrics);
    }

    @Bean
    LaunchPlans launchPlans(Policy policy, SecretBox box) {
        return new LaunchPlans(policy, box);
    }

    @Bean
    LaunchMetrics launchMetrics(MeterRegistry registry, Clock clock) {
        return new LaunchMetrics(registry, clock);
    }

    @Bean
    ImageSupply imageSupply(SecretBox box) {
        return new ImageSupply(box);
    }

    @Bean
    PullAhead imagePull(ImageSupply images, Clock clock) {
        return new PullAhead(images, clock);
    }

    @Bean
    RemovalHandler removalHandler(CommandRunner runner) {
        return new RemovalHandler(runner);
    }

    @Bean
    ObserveHandler observeHandler(
            ContainerRuntimes engines,
            NodeGates gates,
            StatusReporter reporter,
            ObserveHandler.Following following,
            Clock clock) {
        return new ObserveHandler(engines, gates, reporter, following, clock);
    }

    @Bean
    ObserveHandler.Following nodeFollowing(
            ExpectedStarts expectedStarts, UsageWatch usage, ProbeWatch probes, DockerWorkerProperties properties) {
        DockerWorkerProperties.Observation observation = properties.observation();
        ObservationSettings settings =
                new ObservationSettings(observation.pingInterval(), observation.debounce(), WorkerName.ofThisProcess());
        return new ObserveHandler.Following(settings, expectedStarts, usage, probes);
    }

    @Bean
    BackgroundThreads backgroundThreads() {
        return new BackgroundThreads();
    }

    @Bean
    NetworkProber networkProber() {
        return new NetworkProber();
    }

    @Bean
    ProbeWatch probeWatch(
            NetworkProber prober, BackgroundThreads threads, DockerWorkerProperties properties, Clock clock) {
        DockerWorkerProperties.Probes limits = properties.probes();
        return new ProbeWatch(prober, threads, new ProbeRoom(limits.atOnce(), limits.perNode()), clock);
    }

    @Bean
    Loop probeLoop(ProbeWatch probes) {
        return new Loop("probe", PROBE_PACE, probes::askDue);
    }

    @Bean
    UsageReports usageReports(MessageSender sender, MessageCodec codec, Clock clock) {
        return new UsageReports(sender, codec, clock);
    }

    @Bean
    Loop usageReportLoop(UsageReports reports) {
        return new Loop("usage-report", USAGE_REPORT_PACE, reports::send);
    }

    @Bean
    UsageWatch usageWatch(
            UsageReports reports, BackgroundThreads threads, DockerWorkerProperties properties, Clock clock) {
        DockerWorkerProperties.Usage usage = properties.usage();
        UsageSettings settings = new UsageSettings(usage.interval(), usage.span(), usage.perNode(), usage.slowCall());
        return new UsageWatch(settings, reports, threads, new Random(), clock);
    }

    @Bean
    DockerListeners dockerListeners(
            MessageSubscriber subscriber,
            LaunchHandler launches,
            RemovalHandler removals,
            ObserveHandler observations,
            StreamHandler streams,
            DockerWorkerProperties properties) {
        DockerListeners.InFlight inFlight =
                new DockerListeners.InFlight(properties.inFlight(), properties.urgentInFlight());
        return new DockerListeners(subscriber, launches, removals, observations, streams, inFlight);
    }
}
