package io.kdaemon.secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The box with the operator's keys. A service that could not open what its database holds does not start. */
@Configuration(proxyBeanMethods = false)
public class SecretConfiguration {

    /** Read here and kept nowhere else. */
    private static final String KEYS = "kdaemon.secret-key";

    @Bean
    SecretBox secretBox(Environment environment) {
        return SecretBox.of(environment.getProperty(KEYS));
    }

    @Bean
    SecretKeyCheck secretKeyCheck(SecretBox box, ObjectProvider<SealedValues> places) {
        return new SecretKeyCheck(box, places.stream().toList());
    }
}
