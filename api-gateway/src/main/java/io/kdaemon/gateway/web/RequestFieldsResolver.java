package io.kdaemon.gateway.web;

import io.kdaemon.gateway.web.fields.RequestFields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the body of a request to its handler. Only DELETE and what is marked {@link OptionalBody} may come without one. */
public final class RequestFieldsResolver implements HandlerMethodArgumentResolver {

    private final JsonBodyReader reader;

    public RequestFieldsResolver(JsonBodyReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestFields.class;
    }

    @Override
    public RequestFields resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory)
            throws IOException {
        HttpServletRequest servletRequest = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        boolean isOptional =
                "DELETE".equals(servletRequest.getMethod()) || parameter.hasParameterAnnotation(OptionalBody.class);
        return new RequestFields(isOptional ? reader.readOptional(servletRequest) : reader.read(servletRequest));
    }
}
