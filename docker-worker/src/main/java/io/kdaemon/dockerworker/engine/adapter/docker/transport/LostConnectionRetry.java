package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.util.TimeValue;

/**
 * An engine that was restarted has closed the connections that were kept to it, which shows only when one is used: what can be asked twice is
 * asked once more. Never because of what an engine answered.
 */
final class LostConnectionRetry extends DefaultHttpRequestRetryStrategy {

    private static final int RETRIES = 1;

    LostConnectionRetry() {
        super(
                RETRIES,
                TimeValue.ZERO_MILLISECONDS,
                List.of(
                        InterruptedIOException.class,
                        UnknownHostException.class,
                        ConnectException.class,
                        ConnectionClosedException.class,
                        NoRouteToHostException.class,
                        SSLException.class),
                List.of());
    }
}
