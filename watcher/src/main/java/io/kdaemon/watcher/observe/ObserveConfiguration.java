package io.kdaemon.watcher.observe;

import io.kdaemon.activity.Loop;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.watcher.WatcherProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Observation of nodes and the verdict on silent ones. */
@Configuration(proxyBeanMethods = false)
public class ObserveConfiguration {

    @Bean
    Loop observationLoop(
            TransactionOperations transactions,
            NodeRepository nodes,
            AdoptionRepository adoptions,
            Outbox outbox,
            Clock clock,
            KdaemonProperties kdaemon,
            WatcherProperties properties) {
        WatcherProperties.Observation settings = properties.observation();
        ObservationRequests requests = new ObservationRequests(
                transactions,
                new ObservationRequests.Stores(nodes, adoptions),
                outbox,
                clock,
                kdaemon.cluster(),
                new ObservationRequests.Rhythm(settings.window(), settings.overlap(), settings.batchSize()));
        return new Loop("observation", settings.pause(), requests::send);
    }

    @Bean
    NodeLoss nodeLoss(
            TransactionOperations transactions,
            ContainerRepository containers,
            LifecycleExecutor executor,
            NodeRepository nodes,
            NodeLoss.News news,
            Clock clock) {
        return new NodeLoss(transactions, containers, executor, nodes, news, clock);
    }

    @Bean
    NodeLoss.News nodeLossNews(Outbox outbox, Notifications notifications) {
        return new NodeLoss.News(outbox, notifications);
    }

    @Bean
    Witnesses witnesses(EngineWitness witness) {
        return new Witnesses(witness);
    }

    @Bean
    Loop pulseLoop(NodeRepository nodes, Witnesses witnesses, Clock clock, WatcherProperties properties) {
        Pulse pulse = new Pulse(nodes, witnesses, clock);
        return new Loop("pulse", properties.observation().pulsePause(), pulse::feel);
    }

    @Bean
    Loop verdictLoop(
            NodeRepository nodes,
            Witnesses witnesses,
            NodeLoss nodeLoss,
            Notifications notifications,
            Clock clock,
            WatcherProperties properties) {
        WatcherProperties.Verdict settings = properties.verdict();
        NodeVerdict verdict =
                new NodeVerdict(settings.grace(), new NodeVerdict.Mass(settings.massShare(), settings.massAtLeast()));
        NodeJudge judge = new NodeJudge(nodes, verdict, witnesses, nodeLoss, notifications, clock);
        return new Loop("node-verdict", settings.pause(), judge::judge);
    }
}
