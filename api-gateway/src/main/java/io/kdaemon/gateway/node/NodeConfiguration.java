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
import io.kdaemon.node.NodeRepository;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of nodes. */
@Configuration(proxyBeanMethods = false)
@Import(NodeController.class)
public class NodeConfiguration {

    @Bean
    NodeDirectory gatewayNodeDirectory(NodeRepository nodes, ContainerRepository containers) {
        return new NodeDirectory(nodes, containers);
    }

    @Bean
    NodeRegistry gatewayNodeRegistry(
            NodeRepository nodes, Announcements announcements, KdaemonProperties properties, Clock clock) {
        return new NodeRegistry(nodes, announcements, properties.cluster(), clock);
    }

    @Bean
    FirstLook gatewayFirstLook(NodeRepository nodes, GatewayProperties properties) {
        return new FirstLook(nodes, properties.firstLook());
    }

    @Bean
    NodeCreation gatewayNodeCreation(
            NodeRegistry registry, NodeDirectory directory, FirstLook firstLook, Creations creations, Answers answers) {
        return new NodeCreation(registry, directory, firstLook, creations, answers);
    }

    @Bean
    NodeChange gatewayNodeChange(
            NodeRegistry registry, NodeDirectory directory, FirstLook firstLook, Transactions transactions) {
        return new NodeChange(registry, directory, firstLook, transactions);
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
