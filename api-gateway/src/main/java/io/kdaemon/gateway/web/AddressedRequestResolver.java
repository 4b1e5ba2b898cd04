package io.kdaemon.gateway.web;

import io.kdaemon.gateway.web.fields.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Hands a request about one record to its handler, whichever way the client names the record. */
final class AddressedRequestResolver implements HandlerMethodArgumentResolver {

    private static final String ID = "id";

    private final RequestFieldsResolver bodies;

    AddressedRequestResolver(RequestFieldsResolver bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AddressedRequest.class;
    }

    @Override
    public AddressedRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory)
            throws IOException {
        RequestFields fields = bodies.resolveArgument(parameter, container, request, factory);
        HttpServletRequest servletRequest = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new AddressedRequest(
                Reference.of(inPath(servletRequest), servletRequest.getParameter(ID), fields),
                fields,
                HttpMethod.PUT.matches(servletRequest.getMethod()));
    }

    private static @Nullable String inPath(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (String) variables.get(ID)
                : null;
    }
}
