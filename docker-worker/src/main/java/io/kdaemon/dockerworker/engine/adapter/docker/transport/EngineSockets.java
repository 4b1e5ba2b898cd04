package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import com.github.dockerjava.transport.UnixSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections. To a socket file as docker-java does: the HTTP client's own way waits in a selector, which holds a carrier thread for as
 * long as a stream lasts and does not notice that its connection is closed.
 */
final class EngineSockets extends DefaultHttpClientConnectionOperator {

    EngineSockets() {
        super(null, null, scheme -> "https".equals(scheme) ? EngineSockets::secure : null);
    }

    /** Each engine has its own security, which its requests carry. */
    private static SSLSocket secure(
            Socket plain, String host, int port, @Nullable Object attachment, HttpContext context) throws IOException {
        EngineSecurity security =
                (EngineSecurity) HttpClientContext.cast(context).getUserToken();
        return security.secure(plain, host, port);
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable Path socketFile,
            @Nullable InetSocketAddress localAddress,
            Timeout timeout,
            SocketConfig config,
            @Nullable Object attachment,
            HttpContext context)
            throws IOException {
        if (socketFile == null) {
            super.connect(connection, host, name, null, localAddress, timeout, config, attachment, context);
        } else {
            connection.bind(UnixSocket.get(socketFile.toString()));
        }
    }
}
