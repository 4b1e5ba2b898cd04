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
    private final DockerEngine engine;
    private boolean secured;

    DockerNode(NodeSlot slot, int number, DockerEngine engine) {
        this.slot = slot;
        this.number = number;
        this.engine = engine;
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
        return client().run(arguments);
    }

    /** Whether the docker command line comes to an end with this in time, be it a bad one: not when the engine hangs over it. */
    public boolean finishes(Duration limit, String... arguments) {
        return client().command(arguments).endsWithin(limit);
    }

    private EngineClient client() {
        return new EngineClient(engine.client(), address(), port(), directory());
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
        script("certify");
        secured = true;
        startEngine();
        return EngineClient.certificates(directory());
    }

    /** From now on the engine, which requires certificates, shows one that expired yesterday. */
    public void showExpiredCertificate() {
        showAnother("expire");
    }

    /** From now on it shows one for 192.0.2.1 and elsewhere.example. */
    public void showCertificateOfAnotherHost() {
        showAnother("misname");
    }

    /** From now on it shows a good one again. */
    public void showGoodCertificate() {
        showAnother("renew");
    }

    private void showAnother(String verb) {
        stopEngine();
        script(verb);
        script("start");
        await("engine on " + address() + " to listen")
                .atMost(BOOT_LIMIT)
                .until(() -> new TcpProbe(address(), TLS_PORT).isAccepted());
    }

    /** Ends the engine politely; its containers stop with it. */
    public void stopEngine() {
        script("stop");
    }

    /** Starts the engine after it was stopped, killed or powered off, and waits until it answers. */
    public void startEngine() {
        script("start");
        awaitEngine();
    }

    /** Shoots the engine alone: containers go on serving until the next start, which stops them. */
    public void killEngine() {
        script("kill");
    }

    /** Engine and containers die at once; {@link #startEngine()} boots the node again. */
    public void powerOff() {
        script("power-off");
    }

    /** Nothing on the node runs any more, but connections stay open: callers run into their timeouts. */
    public void freeze() {
        script("freeze");
    }

    public void thaw() {
        script("thaw");
    }

    /** The network partition: packets vanish, containers go on. */
    public void cutLink() {
        script("cut");
    }

    public void joinLink() {
        script("join");
    }

    private void script(String verb) {
        slot.script(verb, number, engine.environment());
    }

    void create() {
        script("up");
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
