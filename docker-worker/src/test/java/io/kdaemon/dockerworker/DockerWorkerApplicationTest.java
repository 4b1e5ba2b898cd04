package io.kdaemon.dockerworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.adapter.rabbit.DockerListeners;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DockerWorkerApplicationTest {

    @Test
    void shouldStartWithoutDatabaseAndWaitForABrokerThatIsAway() {
        // when
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DockerWorkerApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.rabbitmq.port=1")
                .run()) {

            // then
            assertThat(context.getBean(DockerListeners.class).isRunning()).isTrue();
            assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
        }
    }
}
