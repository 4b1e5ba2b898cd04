package io.kdaemon.testing.engine;

import io.kdaemon.testing.process.SystemPrograms;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cluster of real Docker nodes. Start it once per test class, for example as
 * {@code @AutoClose static final DockerNodes NODES = DockerNodes.start(2);}
 */
public final class DockerNodes implements AutoCloseable {
    private final NodeSlot slot;
    private final List<DockerNode> nodes;
    private final Thread atExit = new Thread(this::sweep, "docker-nodes-at-exit");
    private boolean closed;

    private DockerNodes(NodeSlot slot, int count, DockerEngine engine) {
        this.slot = slot;
        this.nodes = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new DockerNode(slot, number, engine))
                .toList();
    }

    /** Nodes with the engine that this machine has. All engines answer when this returns. */
    public static DockerNodes start(int count) {
        return start(count, DockerEngine.INSTALLED);
    }

    public static DockerNodes start(int count, DockerEngine engine) {
        SystemPrograms.requireRoot();
        SystemPrograms.require(
                "dockerd", "containerd", "runc", "docker", "ip", "iptables", "nsenter", "unshare", "openssl");
        engine.require();
        DockerNodes cluster = new DockerNodes(NodeSlot.claim(), count, engine);
        Runtime.getRuntime().addShutdownHook(cluster.atExit);
        try {
            cluster.boot();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void boot() {
        slot.script("bridge");
        nodes.forEach(DockerNode::create);
        nodes.forEach(DockerNode::awaitEngine);
    }

    /** The node at the given place, counted from 0. */
    public DockerNode node(int index) {
        return nodes.get(index);
    }

    public List<DockerNode> all() {
        return nodes;
    }

    /** The test machine's own address as the nodes see it: let a registry listen here. */
    public String hostAddress() {
        return slot.hostAddress();
    }

    @Override
    public void close() {
        sweep();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private synchronized void sweep() {
        if (!closed) {
            closed = true;
            slot.close();
        }
    }
}
