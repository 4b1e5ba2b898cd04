package io.kdaemon.secret;

import io.kdaemon.configuration.InvalidConfigurationException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
    SmartInitializingSingleton secretKeyCheck(SecretBox box, ObjectProvider<SealedValues> places) {
        return () -> {
            try {
                box.requireKeys(places.stream()
                        .flatMap(place -> place.keyIds().stream())
                        .toList());
            } catch (SecretKeyException e) {
                throw new InvalidConfigurationException(List.of(String.valueOf(e.getMessage())));
            }
        };
    }
}
