package io.kdaemon.gateway.description;

import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.ApiPath;
import io.kdaemon.gateway.web.fields.RequestFields;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description, at {@code /openapi.json} and, to browse, at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
public class DescriptionConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestFields.class, AddressedRequest.class);
    }

    @Bean
    OperationCustomizer operationDescriber() {
        return new OperationDescriber();
    }

    @Bean
    OpenApiCustomizer documentDescriber(ApiPath path) {
        return new DocumentDescriber(path);
    }
}
