package io.kdaemon.gateway.server;

import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.gateway.GatewayProperties;
import io.kdaemon.gateway.web.ApiPath;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The web server. */
@Configuration(proxyBeanMethods = false)
@Import({RootController.class, LeftoverErrors.class})
public class ServerConfiguration {

    @Bean
    UiPort uiPort(KdaemonProperties properties) {
        return new UiPort(properties.uiPort());
    }

    @Bean
    GatewayWebServer gatewayWebServer(KdaemonProperties properties) {
        return new GatewayWebServer(properties);
    }

    @Bean
    UiResources uiResources(UiPort uiPort, ApiPath path) {
        return new UiResources(uiPort, path.prefix());
    }

    @Bean
    CallerCheck callerCheck(KdaemonProperties properties, GatewayProperties gateway) {
        return new CallerCheck(properties.bindIp(), gateway.allowedHosts());
    }

    @Bean
    OpenToTheNetworkWarning openToTheNetworkWarning(CallerCheck callers, KdaemonProperties properties) {
        return new OpenToTheNetworkWarning(callers.isOnLoopback(), properties.bindIp());
    }

    @Bean
    Drain drain(GatewayProperties gateway) {
        return new Drain(gateway.drain());
    }

    @Bean
    FilterRegistrationBean<SecurityFilter> securityFilter(
            CallerCheck callers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            ApiPath path) {
        FilterRegistrationBean<SecurityFilter> registration =
                new FilterRegistrationBean<>(new SecurityFilter(callers, problems, path.of("/swagger-ui/")));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
