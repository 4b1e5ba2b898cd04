package io.kdaemon.gateway.web;

import io.kdaemon.messaging.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its id, in the log, in the answer's header and in problems; and its step in the trace the client sent, or a new one. */
public final class RequestIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RequestId.HEADER, RequestId.begin(request.getHeader(RequestId.HEADER)));
        try (MDC.MDCCloseable _ =
                MDC.putCloseable(TraceParent.HEADER, TraceParent.next(request.getHeader(TraceParent.HEADER)))) {
            chain.doFilter(request, response);
        } finally {
            RequestId.end();
        }
    }
}
