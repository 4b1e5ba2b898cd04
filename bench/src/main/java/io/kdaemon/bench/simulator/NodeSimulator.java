package io.kdaemon.bench.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** All simulated nodes and the port that controls them, served by one thread. */
public final class NodeSimulator implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final SimulatorAddresses addresses;
    private final List<NodeListener> nodes;

    private NodeSimulator(SimulatorAddresses addresses, Clock clock) {
        this.addresses = addresses;
        EventLoop thread = threads.next();
        CallCounts counts = new CallCounts();
        SimulatedEngineApi api = new SimulatedEngineApi();
        RandomGenerator random = RandomGenerator.getDefault();
        ServerBootstrap template = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true);
        this.nodes = IntStream.range(0, addresses.nodes())
                .mapToObj(number -> new SimulatedNode(addresses.ofNode(number), clock))
                .map(node -> new NodeListener(
                        node,
                        addresses.enginePort(),
                        template,
                        thread,
                        () -> new NodeConnection(node, api, counts, random)))
                .toList();
        SimulatedPrometheus prometheus =
                new SimulatedPrometheus(nodes.stream().map(NodeListener::node).toList(), clock);
        template.clone()
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Http.addCodec(channel.pipeline());
                        channel.pipeline().addLast(new ControlConnection(nodes, prometheus, counts));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), addresses.controlPort()))
                .syncUninterruptibly();
        nodes.forEach(NodeListener::open);
    }

    public static NodeSimulator start(SimulatorAddresses addresses, Clock clock) {
        return new NodeSimulator(addresses, clock);
    }

    public SimulatorAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        threads.shutdownGracefully().syncUninterruptibly();
    }
}
