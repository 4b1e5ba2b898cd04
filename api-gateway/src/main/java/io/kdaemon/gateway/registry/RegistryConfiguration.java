package io.kdaemon.gateway.registry;

import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of registries. */
@Configuration(proxyBeanMethods = false)
@Import(RegistryController.class)
public class RegistryConfiguration {

    @Bean
    RegistryDirectory gatewayRegistryDirectory(RegistryLoginRepository logins) {
        return new RegistryDirectory(logins);
    }

    @Bean
    RegistryChanges gatewayRegistryChanges(
            RegistryLoginRepository logins, Announcements announcements, SecretBox secrets, Clock clock) {
        return new RegistryChanges(logins, announcements, secrets, clock);
    }
}
