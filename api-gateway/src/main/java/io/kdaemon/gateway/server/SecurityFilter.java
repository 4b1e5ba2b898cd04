package io.kdaemon.gateway.server;

import io.kdaemon.gateway.web.problem.RequestRefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses foreign callers, and tells browsers to be strict with what is answered. */
final class SecurityFilter extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The browsable description sets styles and pictures of its own. */
    private static final String DOCUMENTATION_POLICY =
            POLICY + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private final CallerCheck callers;
    private final HandlerExceptionResolver problems;
    private final String documentation;

    /** @param documentation path below which the browsable description is */
    SecurityFilter(CallerCheck callers, HandlerExceptionResolver problems, String documentation) {
        this.callers = callers;
        this.problems = problems;
        this.documentation = documentation;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isDocumentation = request.getRequestURI().startsWith(documentation);
        response.setHeader("Content-Security-Policy", isDocumentation ? DOCUMENTATION_POLICY : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            callers.check(request);
        } catch (RequestRefusedException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
