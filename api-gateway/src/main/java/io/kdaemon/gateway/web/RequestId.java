package io.kdaemon.gateway.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id of the request under way: the client's own if it is fit for logs, else a new one. Everything it causes carries it. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String MDC_KEY = "requestId";
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id of the request that this thread handles; a new one outside of requests. */
    public static String current() {
        return Optional.ofNullable(MDC.get(MDC_KEY)).orElseGet(RequestId::generate);
    }

    static String begin(@Nullable String sent) {
        String id = sent != null && FIT.matcher(sent).matches() ? sent : generate();
        MDC.put(MDC_KEY, id);
        return id;
    }

    static void end() {
        MDC.remove(MDC_KEY);
    }

    private static String generate() {
        return UUID.randomUUID().toString();
    }
}
