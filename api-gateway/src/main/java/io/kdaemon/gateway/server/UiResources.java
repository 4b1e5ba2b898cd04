package io.kdaemon.gateway.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** The web UI's files, on its port only; browsers ask each time whether they have changed. */
final class UiResources implements WebMvcConfigurer {

    private static final String FILES = "classpath:/ui/";

    private final UiPort uiPort;
    private final String apiPrefix;

    UiResources(UiPort uiPort, String apiPrefix) {
        this.uiPort = uiPort;
        this.apiPrefix = apiPrefix;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new UiPortOnly(uiPort))
                .addTransformer(new ApiPrefixTransformer(apiPrefix));
    }

    /** On the other port there are no files. */
    private record UiPortOnly(UiPort uiPort) implements ResourceResolver {

        @Override
        public @Nullable Resource resolveResource(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            boolean isUi = request != null && uiPort.received(request);
            return isUi ? chain.resolveResource(request, path, locations) : null;
        }

        @Override
        public @Nullable String resolveUrlPath(
                String path, List<? extends Resource> locations, ResourceResolverChain chain) {
            return chain.resolveUrlPath(path, locations);
        }
    }
}
