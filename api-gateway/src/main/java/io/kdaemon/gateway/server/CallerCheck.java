package io.kdaemon.gateway.server;

import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps foreign web pages out, which a browser on this machine would let talk to a port that is open to it only. A page that had its own name
 * point here would name a foreign host; one that posts here, or opens a WebSocket, says so in {@code Origin} or {@code Sec-Fetch-Site}.
 */
final class CallerCheck {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final boolean onLoopback;
    private final Set<String> allowedHosts;

    CallerCheck(String bindIp, List<String> allowedHosts) {
        this.onLoopback = InetAddress.ofLiteral(bindIp).isLoopbackAddress();
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    boolean isOnLoopback() {
        return onLoopback;
    }

    /** @throws RequestRefusedException when the request comes from elsewhere */
    void check(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (onLoopback && host != null && !isOurs(hostOf(host))) {
            throw refused("Host is '%s', expected localhost or a loopback address".formatted(host));
        }
        if (!HARMLESS.contains(request.getMethod()) || request.getHeader("Upgrade") != null) {
            checkOrigin(request, host);
        }
    }

    private static void checkOrigin(HttpServletRequest request, @Nullable String host) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            throw refused("Sec-Fetch-Site is '%s', expected same-origin or none".formatted(site));
        }
        String origin = request.getHeader("Origin");
        if (origin != null
                && !origin.toLowerCase(Locale.ROOT)
                        .endsWith("://" + String.valueOf(host).toLowerCase(Locale.ROOT))) {
            throw refused("Origin is '%s', expected that of this host".formatted(origin));
        }
    }

    private boolean isOurs(String host) {
        return host.equalsIgnoreCase("localhost") || isLoopback(host) || allowedHosts.contains(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String hostOf(String header) {
        try {
            String host = URI.create("http://" + header).getHost();
            return host == null ? header : host.replaceAll("[\\[\\]]", "");
        } catch (IllegalArgumentException _) {
            return header;
        }
    }

    private static RequestRefusedException refused(String detail) {
        return new RequestRefusedException(ProblemType.FOREIGN_ORIGIN, detail, List.of());
    }
}
