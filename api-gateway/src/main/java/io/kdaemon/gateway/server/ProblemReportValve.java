package io.kdaemon.gateway.server;

import io.kdaemon.gateway.web.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Answers what the web server itself refuses, such as a path with characters that no path may have, before any code of ours is asked. */
final class ProblemReportValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;
    private static final String PROBLEM = """
            {"type":"urn:kdaemon:problem:invalid-request","title":"The request is not valid","status":%d,\
            "detail":"The web server refused the request: its path or a header cannot be read",\
            "request_id":"%s","errors":[]}""";

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String id = RequestId.current();
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(RequestId.HEADER, id);
        try {
            response.getOutputStream().write(PROBLEM.formatted(status, id).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("client gone", e);
        }
    }
}
