package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

/**
 * An AMQP 0-9-1 broker in this JVM, on a free loopback port, with a user of its own. It keeps queues and messages in
 * memory: a restart begins empty, and the database's sweeper dispatches again what was under way.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String USER = "kdaemon";

    /** Unknown queue arguments are accepted, so that the topology is declared as on RabbitMQ. */
    private static final Map<String, String> CONTEXT = Map.of(
            "queue.behaviourOnUnknownDeclareArgument", "IGNORE",
            "exchange.behaviourOnUnknownDeclareArgument", "IGNORE",
            "virtualhost.housekeepingCheckPeriod", "500",
            "broker.failStartupWithErroredChild", "true",
            "qpid.port.closeWhenNoRoute", "false",
            "qpid.broker_status_updates", "false");

    private final SystemLauncher launcher;
    private final int port;
    private final String password;

    private EmbeddedBroker(SystemLauncher launcher, int port, String password) {
        this.launcher = launcher;
        this.port = port;
        this.password = password;
    }

    /** Returns when the broker takes connections; {@code folder} is its scratch space. */
    public static EmbeddedBroker start(Path folder) {
        Path configuration = folder.resolve("broker.json").toAbsolutePath();
        String password = Secrets.random();
        try {
            Files.createDirectories(folder);
            Folders.writeSecret(configuration, configuration(password));
            return startWith(configuration, password);
        } catch (Exception e) { // SystemLauncher declares nothing narrower
            throw new EmbeddedStoreException("Expected to start the embedded broker in " + folder, e);
        } finally {
            configuration.toFile().delete();
        }
    }

    private static EmbeddedBroker startWith(Path configuration, String password) throws Exception {
        StartedBroker started = new StartedBroker();
        SystemLauncher launcher = new SystemLauncher(started);
        launcher.startup(attributes(configuration));
        Broker<?> broker = started.broker();
        BrokerShutdownHook.removeFrom(broker);
        return new EmbeddedBroker(launcher, amqpPort(broker), password);
    }

    private static Map<String, Object> attributes(Path configuration) {
        Map<String, String> context = new HashMap<>(CONTEXT);
        context.put("qpid.work_dir", configuration.getParent().toString());
        return Map.of(
                "type",
                "Memory",
                "initialConfigurationLocation",
                configuration.toUri().toString(),
                "startupLoggedToSystemOut",
                "false",
                "context",
                context);
    }

    /** An empty {@code secureOnlyMechanisms} is what lets a client log in without TLS, here on loopback only. */
    private static String configuration(String password) throws IOException {
        return """
                {"name": "embedded", "modelVersion": "9.1",
                 "authenticationproviders": [{"name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                   "users": [{"name": "%s", "type": "managed", "password": "%s"}]}],
                 "ports": [{"name": "AMQP", "type": "AMQP", "bindingAddress": "127.0.0.1", "port": "0",
                   "protocols": ["AMQP_0_9_1"], "authenticationProvider": "plain",
                   "virtualhostaliases": [{"name": "nameAlias", "type": "nameAlias"},
                     {"name": "defaultAlias", "type": "defaultAlias"}]}],
                 "virtualhostnodes": [{"name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
                   "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}]}
                """.formatted(USER, password);
    }

    private static int amqpPort(Broker<?> broker) {
        return broker.getChildren(Port.class).iterator().next().getBoundPort();
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    /** The launcher tells nobody but its listener which broker it made. */
    private static final class StartedBroker extends DefaultSystemLauncherListener {
        private Container<?> container;

        @Override
        public void onContainerResolve(SystemConfig<?> systemConfig) {
            container = systemConfig.getContainer();
        }

        Broker<?> broker() {
            return (Broker<?>) container;
        }
    }
}
