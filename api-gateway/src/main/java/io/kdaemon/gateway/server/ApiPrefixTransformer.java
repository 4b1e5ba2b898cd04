package io.kdaemon.gateway.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Tells the UI's page where the API is when the operator has moved it. */
record ApiPrefixTransformer(String apiPrefix) implements ResourceTransformer {

    private static final String PAGE = "index.html";
    private static final String WRITTEN = "name=\"api-base\" content=\"/0.0\"";

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource transformed = chain.transform(request, resource);
        if (!PAGE.equals(transformed.getFilename())) {
            return transformed;
        }
        String page = transformed
                .getContentAsString(StandardCharsets.UTF_8)
                .replace(WRITTEN, WRITTEN.replace("/0.0", apiPrefix));
        return new TransformedResource(transformed, page.getBytes(StandardCharsets.UTF_8));
    }
}
