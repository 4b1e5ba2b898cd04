package io.kdaemon.testing.prometheus;

import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.TcpProbe;
import io.kdaemon.testing.process.WorkDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real node exporter, on loopback or inside a node's network. Without {@link Lxcfs} all of them tell of the same kernel: CPU and
 * memory are those of the test machine, whichever node the exporter stands for.
 */
public final class NodeExporter implements AutoCloseable {
    private static final int NODE_PORT = 9100;
    private static final List<String> COLLECTORS =
            List.of("cpu", "diskstats", "filesystem", "loadavg", "meminfo", "pressure", "stat", "uname");

    private final String target;
    private final Server server;

    private NodeExporter(WorkDirectory directory, Stream<String> prefix, String host, int port) {
        this.target = host + ":" + port;
        this.server = Server.start(command(prefix), directory, new TcpProbe(host, port)::isAccepted);
    }

    public static NodeExporter start() {
        return new NodeExporter(newDirectory(), Stream.empty(), "127.0.0.1", LoopbackPorts.free());
    }

    /** On the node's address, port 9100: it vanishes when the node's link is cut. */
    public static NodeExporter startOn(DockerNode node) {
        Stream<String> inside = Stream.of("nsenter", "--net=/run/netns/" + node.namespace());
        return new NodeExporter(newDirectory(), inside, node.address(), NODE_PORT);
    }

    /** The same, but it sees the load of that node alone: of its containers, and of whatever else runs in its control groups. */
    public static NodeExporter startOn(DockerNode node, Lxcfs lxcfs) {
        WorkDirectory directory = newDirectory();
        String script = directory.copyResource("/testing/node-exporter.sh").toString();
        Stream<String> inside =
                Stream.of("bash", script, node.namespace(), lxcfs.folder().toString());
        return new NodeExporter(directory, inside, node.address(), NODE_PORT);
    }

    private static WorkDirectory newDirectory() {
        return WorkDirectory.create("node-exporter");
    }

    /** {@code host:port}, which is also the {@code instance} label in Prometheus. */
    public String target() {
        return target;
    }

    public void stop() {
        server.stop();
    }

    public void startAgain() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }

    private Command command(Stream<String> prefix) {
        String program = SystemPrograms.path("prometheus-node-exporter").toString();
        Stream<String> settings = Stream.of("--web.listen-address=" + target, "--collector.disable-defaults");
        Stream<String> collectors = COLLECTORS.stream().map(name -> "--collector." + name);
        Stream<String> own = Stream.concat(Stream.of(program), Stream.concat(settings, collectors));
        return new Command(Stream.concat(prefix, own).toList(), Map.of(), Command.DEFAULT_LIMIT);
    }
}
