package io.kdaemon.watcher.testing;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.LifecyclePolicy;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.lifecycle.execution.CommandSources;
import io.kdaemon.lifecycle.execution.EffectDispatcher;
import io.kdaemon.lifecycle.execution.HandOver;
import io.kdaemon.lifecycle.execution.LawMetrics;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.testing.ApplicationFixtures;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.RecordingOutbox;
import io.kdaemon.testing.persistence.InMemoryAdoptionRepository;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import io.kdaemon.testing.persistence.InMemoryContainerRepository;
import io.kdaemon.testing.persistence.InMemoryDependencyRepository;
import io.kdaemon.testing.persistence.InMemoryEngineConditionRepository;
import io.kdaemon.testing.persistence.InMemoryInboxRepository;
import io.kdaemon.testing.persistence.InMemoryJobRepository;
import io.kdaemon.testing.persistence.InMemoryLaunchFailureRepository;
import io.kdaemon.testing.persistence.InMemoryNodeRepository;
import io.kdaemon.testing.persistence.InMemoryNotificationRepository;
import io.kdaemon.testing.persistence.InMemoryRegistryLoginRepository;
import io.kdaemon.testing.persistence.InMemoryReservationRepository;
import io.kdaemon.testing.persistence.InMemoryRevisionRepository;
import io.kdaemon.testing.persistence.InMemoryRolloutRepository;
import io.kdaemon.testing.persistence.InMemoryTimelineRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** The stores of a cluster named {@value #NAME} with application 1, and the real law on top of them. */
public final class ClusterInMemory {

    public static final String NAME = "test";
    public static final LifecycleProperties TIMES =
            new LifecycleProperties(Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final int STOP_GRACE_SECONDS = 10;

    public final MutableClock clock = new MutableClock();
    public final TransactionOperations transactions = TransactionOperations.withoutTransaction();
    public final InMemoryContainerRepository containers = new InMemoryContainerRepository();
    public final InMemoryJobRepository jobs = new InMemoryJobRepository();
    public final InMemoryNodeRepository nodes = new InMemoryNodeRepository();
    public final InMemoryEngineConditionRepository engines = new InMemoryEngineConditionRepository();
    public final InMemoryApplicationRepository applications = new InMemoryApplicationRepository();
    public final InMemoryRevisionRepository revisions = new InMemoryRevisionRepository();
    public final InMemoryAdoptionRepository adoptions = new InMemoryAdoptionRepository();
    public final InMemoryDependencyRepository dependencies = new InMemoryDependencyRepository(containers);
    public final InMemoryTimelineRepository timeline = new InMemoryTimelineRepository();
    public final InMemoryInboxRepository inbox = new InMemoryInboxRepository();
    public final InMemoryNotificationRepository notificationRepository = new InMemoryNotificationRepository();
    public final StoredNotifications notifications = new StoredNotifications(notificationRepository, clock);
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final RecordingOutbox outbox = new RecordingOutbox();
    public final LifecycleDecider decider = new LifecycleDecider(LifecyclePolicy.DEFAULT);
    public final InMemoryRolloutRepository rollouts = new InMemoryRolloutRepository();
    public final Replacements replacements = new Replacements(applications, revisions, clock);
    public final LifecycleExecutor executor;
    public final Application application;
    private int messages;

    public ClusterInMemory() {
        EffectDispatcher dispatcher = new EffectDispatcher(
                timeline,
                new InMemoryReservationRepository(nodes),
                new InMemoryLaunchFailureRepository(),
                notifications,
                outbox,
                new CommandMessages(
                        NAME,
                        STOP_GRACE_SECONDS,
                        new CommandSources(
                                nodes,
                                applications,
                                revisions,
                                adoptions,
                                new InMemoryRegistryLoginRepository(),
                                new HandOver(dependencies, containers, applications))));
        executor = new LifecycleExecutor(
                new LifecycleExecutor.Stores(containers, jobs, dependencies, applications, revisions),
                decider,
                dispatcher,
                new LawMetrics(meters),
                clock);
        application = applications.insert(ApplicationFixtures.anApplication().build());
    }

    public Received received(MessageBody body) {
        String id = "message-" + ++messages;
        return new Received(new Envelope(id, "request-1", null, clock.instant(), body), 1);
    }

    public ContainerInstance container(ContainerId id) {
        return containers.find(id).orElseThrow();
    }

    public Node node(NodeId id) {
        return nodes.find(id).orElseThrow();
    }

    public List<MessageBody> sentTo(Destination destination) {
        return outbox.sentTo(destination).stream().map(Envelope::body).toList();
    }

    public void deliverNotifications() {
        notificationRepository.all().forEach(sent -> notificationRepository.markSent(sent.id(), clock.instant()));
    }

    public List<Notification.Content> notified() {
        return notificationRepository.all().stream().map(Notification::content).toList();
    }
}
