package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import io.kdaemon.messaging.contract.NodeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to all engines, a bounded number to each of them. Nothing but connecting is limited in time: whoever calls knows how long it may
 * take.
 */
public final class EngineTransport implements AutoCloseable {

    private static final int BUFFER_BYTES = 4096;
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);
    private static final int MOST_HEADERS = 100;
    private static final int MOST_BYTES_PER_HEADER = 16 * 1024;

    private final CloseableHttpClient http;
    private final long mostBytes;

    /**
     * @param perEngine connections to one engine at a time
     * @param mostBytes of one answer; a longer one breaks off
     */
    public EngineTransport(Duration connectTimeout, int perEngine, long mostBytes) {
        this.mostBytes = mostBytes;
        http = HttpClients.custom()
                .setConnectionManager(pool(connectTimeout, perEngine))
                .evictIdleConnections(MAX_IDLE)
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setRetryStrategy(new LostConnectionRetry())
                .setRequestExecutor(new TakeoverExecutor())
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(Duration connectTimeout, int perEngine) {
        ManagedHttpClientConnectionFactory connections = ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setBufferSize(BUFFER_BYTES)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(MOST_BYTES_PER_HEADER)
                        .build())
                .incomingContentLengthStrategy(EngineTransport::contentLength)
                .build();
        PoolingHttpClientConnectionManager pool =
                new PoolingHttpClientConnectionManager(new EngineSockets(), null, null, null, connections);
        pool.setMaxTotal(Integer.MAX_VALUE);
        pool.setDefaultMaxPerRoute(perEngine);
        pool.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(Timeout.DISABLED).build());
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .build());
        return pool;
    }

    /** Engines send some streams as {@code identity}, which HTTP 1.1 does not know any more: they last until the connection ends. */
    private static long contentLength(HttpMessage message) throws HttpException {
        Header encoding = message.getFirstHeader(HttpHeaders.TRANSFER_ENCODING);
        return encoding != null && "identity".equalsIgnoreCase(encoding.getValue())
                ? ContentLengthStrategy.UNDEFINED
                : DefaultContentLengthStrategy.INSTANCE.determineLength(message);
    }

    /** @param engine {@code tcp://host:port} or {@code unix:///path} */
    public EngineClient to(URI engine) {
        return EngineHttpClient.plain(http, engine, mostBytes);
    }

    /** @param engine {@code tcp://host:port} */
    public EngineClient to(URI engine, NodeRef.Tls tls, EngineSecurities securities) {
        return EngineHttpClient.secured(http, engine, mostBytes, () -> securities.of(engine.toString(), tls));
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
