package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** The way to one engine. Keeps nothing open of its own. */
record EngineHttpClient(
        CloseableHttpClient http,
        HttpHost host,
        RequestConfig config,
        long mostBytes,
        @Nullable Security security) implements EngineClient {

    private static final HttpHost BEHIND_A_SOCKET = new HttpHost("http", "localhost", 2375);

    /** Prepared when it is needed, as that may fail. */
    @FunctionalInterface
    interface Security {
        EngineSecurity get() throws EngineTlsException;
    }

    static EngineHttpClient plain(CloseableHttpClient http, URI engine, long mostBytes) {
        RequestConfig.Builder config = settings();
        return switch (engine.getScheme()) {
            case "unix" -> {
                config.setUnixDomainSocket(Path.of(engine.getPath()));
                yield new EngineHttpClient(http, BEHIND_A_SOCKET, config.build(), mostBytes, null);
            }
            case "tcp" -> {
                HttpHost host = new HttpHost("http", engine.getHost(), engine.getPort());
                yield new EngineHttpClient(http, host, config.build(), mostBytes, null);
            }
            case String other ->
                throw new IllegalArgumentException(
                        "Expected an engine's address to begin with tcp:// or unix://, but found " + other);
        };
    }

    static EngineHttpClient secured(CloseableHttpClient http, URI engine, long mostBytes, Security security) {
        HttpHost host = new HttpHost("https", engine.getHost(), engine.getPort());
        return new EngineHttpClient(http, host, settings().build(), mostBytes, security);
    }

    private static RequestConfig.Builder settings() {
        return RequestConfig.custom().setProtocolUpgradeEnabled(false).setAuthenticationEnabled(false);
    }

    @Override
    public Response execute(Request request) {
        return execute(message(request), HttpClientContext.create());
    }

    @Override
    public Takeover takeOver(Request request) {
        HttpUriRequestBase message = message(request);
        message.setHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        message.setHeader(HttpHeaders.UPGRADE, "tcp");
        HttpClientContext context = HttpClientContext.create();
        Response response = execute(message, context);
        return new Takeover(response, (Socket) context.getAttribute(TakeoverExecutor.SOCKET));
    }

    private Response execute(HttpUriRequestBase message, HttpClientContext context) {
        try {
            ClassicHttpResponse answer =
                    security == null ? open(message, context, null) : open(message, context, security.get());
            return new EngineResponse(message, answer, mostBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections are told apart by their security, so that none outlives the certificate it was made with. */
    private ClassicHttpResponse open(
            HttpUriRequestBase message, HttpClientContext context, @Nullable EngineSecurity secured)
            throws IOException {
        context.setUserToken(secured);
        try {
            return http.executeOpen(host, message, context);
        } catch (IOException e) {
            throw secured == null ? e : secured.explain(e, host.getHostName(), host.getPort());
        }
    }

    private HttpUriRequestBase message(Request request) {
        if (request.hijackedInput() != null) {
            throw new UnsupportedOperationException("Expected a request whose connection is not taken over");
        }
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), URI.create(request.path()));
        message.setScheme(host.getSchemeName());
        message.setAuthority(new URIAuthority(host));
        message.setConfig(config);
        request.headers().forEach(message::addHeader);
        addBody(message, request);
        return message;
    }

    private static void addBody(HttpUriRequestBase message, Request request) {
        byte[] bytes = request.bodyBytes();
        InputStream stream = request.body();
        if (bytes != null) {
            message.setEntity(new ByteArrayEntity(bytes, null));
        } else if (stream != null) {
            message.setEntity(new InputStreamEntity(stream, null));
        }
    }

    /** The connections belong to all engines. */
    @Override
    public void close() {}
}
