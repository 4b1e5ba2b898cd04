package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import javax.net.ssl.SSLException;

/** Why TLS with an engine did not come about; the message goes on after the engine's address and is fit for people. */
public final class EngineTlsException extends SSLException {

    private static final long serialVersionUID = 1L;

    EngineTlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
