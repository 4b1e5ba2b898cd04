package io.kdaemon.fleet;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.WorkDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One service in a process of its own, on a port of its own. */
final class ServiceProcess implements AutoCloseable {

    private final int port;
    private final Server server;

    private ServiceProcess(int port, Server server) {
        this.port = port;
        this.server = server;
    }

    /**
     * Returns when it is ready.
     *
     * @param settings configuration keys as environment variables, e.g. {@code KDAEMON_MYSQL_HOST}
     */
    static ServiceProcess start(Service service, Map<String, String> settings) {
        int port = LoopbackPorts.free();
        WorkDirectory directory = WorkDirectory.create(service.toString());
        Map<String, String> environment = new HashMap<>(settings);
        environment.put(service == Service.API_GATEWAY ? "KDAEMON_API_PORT" : "SERVER_PORT", Integer.toString(port));
        environment.put("KDAEMON_UI_PORT", Integer.toString(LoopbackPorts.free()));
        environment.put("KDAEMON_DATA_DIR", directory.path().toString());
        HttpProbe readiness = HttpProbe.of("http://127.0.0.1:" + port + "/actuator/health/readiness");
        return new ServiceProcess(
                port, Server.start(command(service).with(environment), directory, readiness::answers));
    }

    private static Command command(Service service) {
        return Command.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                service.jar().toString());
    }

    int port() {
        return port;
    }

    /** Its own HTTP server: the REST API on a gateway, health and metrics on the others. */
    Api http() {
        return new Api("http://127.0.0.1:" + port);
    }

    Metrics metrics() {
        return new Metrics(http().get("/actuator/prometheus").raw().body());
    }

    String log() {
        return server.log();
    }

    /** SIGKILL. */
    void kill() {
        server.kill();
    }

    /** SIGTERM, and waits for its end. */
    void stop() {
        server.stop();
    }

    /** On the same port; returns when it is ready. */
    void startAgain() {
        server.start();
    }

    void restart() {
        stop();
        startAgain();
    }

    @Override
    public void close() {
        server.close();
    }
}
