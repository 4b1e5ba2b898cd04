package io.kdaemon.gateway.web;

import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.gateway.web.problem.ProblemAdvice;
import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.messaging.outbox.Outbox;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How requests come in, whatever they are about. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class WebConfiguration {

    private static final String OUR_PACKAGE = "io.kdaemon.gateway";

    @Bean
    ApiPath apiPath(KdaemonProperties properties) {
        return new ApiPath(properties.apiVersion());
    }

    /** The version is in front of every route of ours, once and for all. */
    @Bean
    WebMvcConfigurer gatewayRequests(ApiPath path) {
        return new WebMvcConfigurer() {
            @Override
            public void configurePathMatch(PathMatchConfigurer configurer) {
                configurer.addPathPrefix(
                        path.prefix(),
                        HandlerTypePredicate.forBasePackage(OUR_PACKAGE)
                                .and(HandlerTypePredicate.forAnnotation(RestController.class)));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                RequestFieldsResolver bodies = new RequestFieldsResolver(new JsonBodyReader());
                resolvers.add(bodies);
                resolvers.add(new AddressedRequestResolver(bodies));
            }
        };
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        return inOrder(new RequestIdFilter(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter(ApiPath path) {
        UrlHandlerFilter filter = UrlHandlerFilter.trailingSlashHandler(path.of("/**"))
                .wrapRequest()
                .build();
        return inOrder(filter, Ordered.HIGHEST_PRECEDENCE + 2);
    }

    @Bean
    Transactions gatewayTransactions(TransactionOperations operations) {
        return new Transactions(operations);
    }

    @Bean
    Announcements gatewayAnnouncements(Outbox outbox, Clock clock) {
        return new Announcements(outbox, clock);
    }

    @Bean
    Answers gatewayAnswers(JsonMapper mapper, ApiPath path) {
        return new Answers(mapper, path);
    }

    @Bean
    Creations gatewayCreations(IdempotencyRepository keys, Transactions transactions, JsonMapper mapper, Clock clock) {
        return new Creations(keys, transactions, mapper, clock);
    }

    private static <F extends Filter> FilterRegistrationBean<F> inOrder(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
