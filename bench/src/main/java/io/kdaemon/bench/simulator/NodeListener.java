package io.kdaemon.bench.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The address of one simulated node: listens there unless the node refuses. */
final class NodeListener {

    private final SimulatedNode node;
    private final ServerBootstrap bootstrap;
    private final InetSocketAddress address;
    private final ChannelGroup connections;
    private @Nullable Channel listening;

    NodeListener(
            SimulatedNode node,
            int port,
            ServerBootstrap template,
            EventExecutor executor,
            Supplier<NodeConnection> handlers) {
        this.node = node;
        this.address = new InetSocketAddress(node.address(), port);
        this.connections = new DefaultChannelGroup(executor);
        this.bootstrap = template.clone().childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                connections.add(channel);
                Http.addCodec(channel.pipeline());
                channel.pipeline().addLast(handlers.get());
            }
        });
    }

    SimulatedNode node() {
        return node;
    }

    /** Off the serving thread. */
    void open() {
        listening = bootstrap.bind(address).syncUninterruptibly().channel();
    }

    /** On the serving thread. */
    void behave(NodeBehaviour behaviour) {
        node.behave(behaviour);
        boolean refuses = behaviour.mode() == NodeBehaviour.Mode.REFUSING;
        if (refuses && listening != null) {
            listening.close();
            connections.close();
            listening = null;
        } else if (!refuses && listening == null) {
            listening = bootstrap.bind(address).channel();
        }
    }
}
