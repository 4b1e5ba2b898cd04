package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.configuration.MySqlAddress;
import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.consul.ConsulServer;
import io.kdaemon.testing.containers.MySqlServer;
import io.kdaemon.testing.containers.NeedsContainers;
import io.kdaemon.testing.containers.Rabbit4Server;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same jars against the stores of the fleet, MySQL 9 and RabbitMQ 4, a real registry and a real Consul. */
@NeedsContainers
class ExternalServicesIT {

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.start(NODES.hostAddress());

    @AutoClose
    private static final ConsulServer CONSUL = ConsulServer.start();

    @AutoClose
    private static final MySqlServer MYSQL = MySqlServer.start();

    @AutoClose
    private static final Rabbit4Server RABBIT = Rabbit4Server.start();

    @AutoClose
    private static final Platform PLATFORM = Platform.start(settings());

    private static final Api API = PLATFORM.api();
    private static final Api CONSUL_API = new Api(CONSUL.url());
    private static String image;
    private static long application;

    @BeforeAll
    static void registerClusterAndApplication() {
        NODES.node(0).loadImage(WebImage.archive());
        image = WebImage.push(NODES.node(0), REGISTRY.name());
        for (int i = 0; i < 2; i++) {
            API.awaitNode(API.addNode("external-" + i, NODES.node(i).address()), "READY");
        }
        application = API.addApplication("pulled-web", image);
    }

    @Test
    void shouldPullAndPublishToConsulAndWithdrawWhenRemoved() {
        // when
        long id = API.launch("published", application);
        JsonNode container = API.awaitContainer(id, "RUNNING");

        // then
        await().atMost(Duration.ofSeconds(15)).until(() -> isPublished(id));
        assertThat(Api.visit(container)).isNotBlank();

        // when
        API.delete("/0.0/containers/" + id);
        API.awaitContainer(id, "REMOVED");

        // then
        await().atMost(Duration.ofSeconds(15)).until(() -> !isPublished(id));
    }

    @Test
    void shouldEndVisiblyWhenTheImageDoesNotExist() {
        // given
        long broken = API.addApplication("broken", REGISTRY.name() + "/kdaemon/nothing:1");

        // when
        long id = API.launch("never", broken);

        // then
        JsonNode container = API.awaitContainer(id, "FAILED");
        assertThat(container.path("last_error").asString()).contains("nothing");
        assertThat(API.get("/0.0/jobs/" + container.path("job_id").asLong())
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("FAILED");
    }

    @Test
    void shouldAcceptWhileTheBrokerIsDownAndLaunchWhenItIsBack() {
        // given
        RABBIT.stop();

        // when
        long id = API.launch("patient", application);

        // then
        assertThat(API.container(id).path("status").asString()).isEqualTo("REQUESTED");

        // when
        RABBIT.startAgain();

        // then
        assertThat(Api.visit(API.awaitContainer(id, "RUNNING"))).isNotBlank();
    }

    private static Map<String, String> settings() {
        MySqlAddress mysql = MYSQL.address();
        return Map.of(
                "KDAEMON_MYSQL_HOST", mysql.host(),
                "KDAEMON_MYSQL_PORT", mysql.port(),
                "KDAEMON_MYSQL_DBNAME", mysql.database(),
                "KDAEMON_MYSQL_USER", MYSQL.user(),
                "KDAEMON_MYSQL_PASSWORD", MYSQL.password(),
                "KDAEMON_RABBITMQ_HOST", RABBIT.host(),
                "KDAEMON_RABBITMQ_PORT", Integer.toString(RABBIT.port()),
                "KDAEMON_RABBITMQ_USER", RABBIT.user(),
                "KDAEMON_RABBITMQ_PASSWORD", RABBIT.password(),
                "KDAEMON_CONSUL", CONSUL.host() + ":" + CONSUL.port());
    }

    /** By id: engines hand out the same ports. */
    private static boolean isPublished(long id) {
        JsonNode services = CONSUL_API.get("/v1/catalog/service/pulled-web").json();
        return services.valueStream()
                .anyMatch(service -> service.path("ServiceID").asString().contains("-" + id + "-"));
    }
}
