package io.kdaemon.gateway.node;

import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.GatewayProperties;
import io.kdaemon.gateway.removal.ContainerClearance;
import io.kdaemon.gateway.removal.PendingRemovals;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.load.LoadTable;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of nodes. */
@Configuration(proxyBeanMethods = false)
@Import({NodeController.class, EngineController.class})
public class NodeConfiguration {

    @Bean
    NodeDirectory gatewayNodeDirectory(NodeRepository nodes, ContainerRepository containers, LoadTable loads) {
        return new NodeDirectory(nodes, containers, loads);
    }

    @Bean
    NodeRegistry gatewayNodeRegistry(
            NodeRepository nodes,
            Announcements announcements,
            SecretBox secrets,
            KdaemonProperties properties,
            Clock clock) {
        return new NodeRegistry(nodes, announcements, secrets, properties.cluster(), clock);
    }

    @Bean
    LoadLook gatewayLoadLook(NodeRepository nodes, LoadTable loads) {
        return new LoadLook(nodes, loads);
    }

    @Bean
    FirstLook gatewayFirstLook(NodeRepository nodes, GatewayProperties properties) {
        return new FirstLook(nodes, properties.firstLook());
    }

    @Bean
    NodeCreation gatewayNodeCreation(
            NodeRegistry registry,
            NodeDirectory directory,
            FirstLook firstLook,
            LoadLook loadLook,
            Creations creations,
            Answers answers) {
        return new NodeCreation(registry, directory, firstLook, loadLook, creations, answers);
    }

    @Bean
    NodeChange gatewayNodeChange(
            NodeRegistry registry,
            NodeDirectory directory,
            FirstLook firstLook,
            LoadLook loadLook,
            Transactions transactions) {
        return new NodeChange(registry, directory, firstLook, loadLook, transactions);
    }

    @Bean
    NodeRemoval gatewayNodeRemoval(
            NodeRepository nodes,
            NodeDirectory directory,
            ContainerClearance clearance,
            Announcements announcements,
            PendingRemovals pending,
            Transactions transactions) {
        return new NodeRemoval(nodes, directory, clearance, announcements, pending, transactions);
    }
}
