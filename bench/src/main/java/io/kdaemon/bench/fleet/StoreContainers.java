package io.kdaemon.bench.fleet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.rabbitmq.client.ConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** MySQL and RabbitMQ, new and empty, in containers of their own, with the settings of their images; reached past any proxy. */
final class StoreContainers implements AutoCloseable {

    static final String DATABASE = "kdaemon";
    static final String USER = "kdaemon";

    private static final String MYSQL = "mysql:9";
    private static final String RABBITMQ = "rabbitmq:4-management";
    private static final String LABEL = "kdaemon.bench";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    /** The options of every service of ours, so that the floor has no other. */
    private static final String JDBC_OPTIONS =
            "rewriteBatchedStatements=true&useLocalSessionState=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";

    private final DockerClient docker = client();
    private final List<String> containers = new ArrayList<>();
    private final String password = UUID.randomUUID().toString();
    private final Store mysql;
    private final Store rabbit;

    /** @param pid of its first process */
    record Store(String host, long pid) {}

    private StoreContainers() {
        mysql = run(
                MYSQL,
                List.of(
                        "MYSQL_ROOT_PASSWORD=" + password,
                        "MYSQL_DATABASE=" + DATABASE,
                        "MYSQL_USER=" + USER,
                        "MYSQL_PASSWORD=" + password));
        rabbit = run(RABBITMQ, List.of("RABBITMQ_DEFAULT_USER=" + USER, "RABBITMQ_DEFAULT_PASS=" + password));
    }

    static StoreContainers start() throws Exception {
        StoreContainers stores = new StoreContainers();
        try {
            await(MYSQL, () -> stores.connectAsRoot());
            await(RABBITMQ, () -> stores.broker().newConnection());
            return stores;
        } catch (Exception e) {
            stores.close();
            throw e;
        }
    }

    private static DockerClient client() {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(
                config,
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    private Store run(String image, List<String> environment) {
        String id = docker.createContainerCmd(image)
                .withEnv(environment)
                .withLabels(Map.of(LABEL, "fleet"))
                .exec()
                .getId();
        containers.add(id);
        docker.startContainerCmd(id).exec();
        InspectContainerResponse started = docker.inspectContainerCmd(id).exec();
        return new Store(
                started.getNetworkSettings()
                        .getNetworks()
                        .values()
                        .iterator()
                        .next()
                        .getIpAddress(),
                started.getState().getPidLong());
    }

    private static void await(String image, Callable<? extends AutoCloseable> connecting) throws Exception {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (AutoCloseable _ = connecting.call()) {
                return;
            } catch (Exception e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "%s did not answer within %d s".formatted(image, START_LIMIT.toSeconds()), e);
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    Store mysql() {
        return mysql;
    }

    Store rabbit() {
        return rabbit;
    }

    String password() {
        return password;
    }

    Connection connect() throws SQLException {
        return connect(USER);
    }

    /** For what only an administrator may see. */
    Connection connectAsRoot() throws SQLException {
        return connect("root");
    }

    private Connection connect(String user) throws SQLException {
        String url = "jdbc:mysql://%s:3306/%s?%s".formatted(mysql.host(), DATABASE, JDBC_OPTIONS);
        return DriverManager.getConnection(url, user, password);
    }

    ConnectionFactory broker() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(rabbit.host());
        factory.setUsername(USER);
        factory.setPassword(password);
        return factory;
    }

    @Override
    public void close() {
        for (String id : containers) {
            docker.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
        containers.clear();
    }
}
