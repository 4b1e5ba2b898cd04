package io.kdaemon.dockerworker;

import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.fault.FaultProxy;
import io.kdaemon.testing.process.HttpProbe;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Commands for a real engine; every container has an id of its own. */
public record RealNode(DockerNode node, NodeRef ref) {

    private static final AtomicLong IDS = new AtomicLong(1000);

    public static RealNode overTcp(DockerNode node) {
        return new RealNode(node, ref(node, "tcp://" + node.address() + ":" + node.port()));
    }

    /** @param tls how, with certificates from the folder that {@link DockerNode#requireClientCertificates()} returned */
    public static RealNode overTls(DockerNode node, NodeRef.Tls tls) {
        NodeRef plain = overTcp(node).ref();
        return new RealNode(
                node, new NodeRef(plain.nodeId(), plain.hostname(), plain.engineUri(), plain.advertisedHost(), tls));
    }

    public static RealNode overSocket(DockerNode node) {
        return new RealNode(node, ref(node, "unix://" + node.socket()));
    }

    /** Its engine is called through the proxy. */
    public static RealNode through(FaultProxy proxy, DockerNode node) {
        return new RealNode(node, ref(node, "tcp://" + proxy.host() + ":" + proxy.port()));
    }

    private static NodeRef ref(DockerNode node, String engineUri) {
        return new NodeRef(IDS.incrementAndGet(), node.address(), engineUri, node.address());
    }

    public LaunchContainer launch(String image, String... environment) {
        ContainerRef target = Commands.targetOn(ref, IDS.incrementAndGet());
        return Commands.launch(target, image, environment);
    }

    /** What the web image on the port answers: its hostname, the beginning of the engine's id. */
    public static String answer(List<PublishedPort> ports) {
        PublishedPort port = ports.getFirst();
        try {
            return HttpProbe.of("http://" + port.host() + ":" + port.hostPort() + "/")
                    .body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Of all containers that the engine has, one line each: {@code running kd-test-1001-1}. */
    public List<String> containers() {
        return node.docker("ps", "--all", "--format", "{{.State}} {{.Names}}")
                .lines()
                .toList();
    }

    public void removeContainers() {
        node.docker("ps", "--all", "--quiet").lines().forEach(id -> node.docker("rm", "--force", id));
    }
}
