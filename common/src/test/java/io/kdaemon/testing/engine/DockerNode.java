package io.kdaemon.testing.engine;

import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.TcpProbe;
import java.nio.file.Path;
import java.time.Duration;

/** One real Docker Engine with an address of its own. Published ports answer on {@link #address()}. */
public final class DockerNode {
    /** Where every engine listens, without TLS. */
    public static final int PORT = 2375;
    /** Where it listens instead once it requires certificates. */
    public static final int TLS_PORT = 2376;

    private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);

    private final NodeSlot slot;
    private final int number;
    private boolean secured;

    DockerNode(NodeSlot slot, int number) {
        this.slot = slot;
        this.number = number;
    }

    public String address() {
        return slot.nodeAddress(number);
    }

    public int port() {
        return secured ? TLS_PORT : PORT;
    }

    /** The unix socket on which the same engine listens. */
    public Path socket() {
        return slot.nodeDirectory(number).resolve("docker.sock");
    }

    /** The node's network namespace, as {@code ip netns} knows it. */
    public String namespace() {
        return slot.namespace(number);
    }

    /** Runs the docker command line against this node and answers what it printed, without the last line end. */
    public String docker(String... arguments) {
        return new EngineClient(address(), port(), directory()).run(arguments);
    }

    private Path directory() {
        return slot.nodeDirectory(number);
    }

    /** Loads an archive as {@code docker save} writes it. */
    public void loadImage(Path archive) {
        docker("load", "--quiet", "--input", archive.toString());
    }

    /**
     * Starts the engine anew, so that it talks TLS only, and only to clients with a certificate.
     *
     * @return the folder of such a client's ca.pem, cert.pem and key.pem
     */
    public Path requireClientCertificates() {
        stopEngine();
        slot.script("certify", number);
        secured = true;
        startEngine();
        return EngineClient.certificates(directory());
    }

    /** Ends the engine politely; its containers stop with it. */
    public void stopEngine() {
        slot.script("stop", number);
    }

    /** Starts the engine after it was stopped, killed or powered off, and waits until it answers. */
    public void startEngine() {
        slot.script("start", number);
        awaitEngine();
    }

    /** Shoots the engine alone: containers go on serving until the next start, which stops them. */
    public void killEngine() {
        slot.script("kill", number);
    }

    /** Engine and containers die at once; {@link #startEngine()} boots the node again. */
    public void powerOff() {
        slot.script("power-off", number);
    }

    /** Nothing on the node runs any more, but connections stay open: callers run into their timeouts. */
    public void freeze() {
        slot.script("freeze", number);
    }

    public void thaw() {
        slot.script("thaw", number);
    }

    /** The network partition: packets vanish, containers go on. */
    public void cutLink() {
        slot.script("cut", number);
    }

    public void joinLink() {
        slot.script("join", number);
    }

    void create() {
        slot.script("up", number);
    }

    void awaitEngine() {
        await("engine on " + address() + ", see " + directory().resolve("dockerd.log"))
                .pollInterval(Duration.ofMillis(50))
                .atMost(BOOT_LIMIT)
                .until(this::engineAnswers);
    }

    private boolean engineAnswers() {
        if (secured) {
            return new TcpProbe(address(), TLS_PORT).isAccepted()
                    && !docker("version").isEmpty();
        }
        return HttpProbe.of("http://" + address() + ":" + PORT + "/_ping").answers();
    }
}
