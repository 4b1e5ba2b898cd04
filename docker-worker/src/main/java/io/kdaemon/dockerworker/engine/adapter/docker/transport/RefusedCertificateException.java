package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.security.cert.CertificateException;

/** What is wrong with an engine's certificate, in our words. */
final class RefusedCertificateException extends CertificateException {

    private static final long serialVersionUID = 1L;

    RefusedCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
