package io.kdaemon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

class ConfigurationEnvironmentPostProcessorTest {
    @Test
    void shouldBindTheFileToTypedPropertiesWhenAServiceStarts() {
        // given
        SpringApplication service = new SpringApplication(Service.class);
        service.setWebApplicationType(WebApplicationType.NONE);

        // when
        try (ConfigurableApplicationContext context =
                service.run("--kdaemon.conf=src/test/resources/configuration/original-sample.conf")) {

            // then
            KdaemonProperties properties = context.getBean(KdaemonProperties.class);
            assertThat(properties.bindIp()).isEqualTo("0.0.0.0");
            assertThat(properties.apiVersion()).isEqualTo("0.0");
            assertThat(properties.consulAddress()).isEmpty();
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .startsWith("jdbc:mysql://localhost:3306/kDaemon?");
        }
    }

    @EnableConfigurationProperties(KdaemonProperties.class)
    static class Service {}
}
