package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.IOException;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request take its connection over when the engine agrees to leave HTTP: what comes from then on is the answer's body, and the socket is
 * found in the request's context. The connection is opened, secured and counted as every other.
 */
final class TakeoverExecutor extends HttpRequestExecutor {

    static final String SOCKET = "kdaemon.takeover.socket";

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informed,
            HttpContext context)
            throws IOException, HttpException {
        return request.containsHeader(HttpHeaders.UPGRADE)
                ? takeOver(request, connection, context)
                : super.execute(request, connection, informed, context);
    }

    private static ClassicHttpResponse takeOver(
            ClassicHttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        connection.sendRequestHeader(request);
        connection.sendRequestEntity(request);
        connection.flush();
        ClassicHttpResponse response = connection.receiveResponseHeader();
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS
                && connection instanceof ManagedHttpClientConnection managed) {
            context.setAttribute(SOCKET, managed.getSocket());
            response.setCode(HttpStatus.SC_OK); // the client takes an answer of 101 for one without a body
        }
        connection.receiveResponseEntity(response);
        return response;
    }
}
