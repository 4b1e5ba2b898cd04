package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.certificate.PemKey;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import io.kdaemon.secret.SecretPurpose;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** What secures the connections to one engine: each certificate has its own, and no connection made with another is used again. */
public final class EngineSecurity {

    private static final int LISTEN_MILLIS = 1000;
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final NodeRef.Tls tls;
    private final SSLContext context;
    private final TlsComplaint complaint;

    private EngineSecurity(NodeRef.Tls tls, SSLContext context, TlsComplaint complaint) {
        this.tls = tls;
        this.context = context;
        this.complaint = complaint;
    }

    /** @throws EngineTlsException when our own key cannot be opened or used */
    public static EngineSecurity of(NodeRef.Tls tls, SecretBox secrets) throws EngineTlsException {
        Optional<PemCertificate> own = Optional.ofNullable(tls.certificate()).map(PemCertificate::parse);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own.map(certificate -> new KeyManager[] {shown(certificate, tls, secrets)})
                            .orElseGet(() -> new KeyManager[0]),
                    new TrustManager[] {trust(tls)},
                    null);
            return new EngineSecurity(
                    tls,
                    context,
                    new TlsComplaint(own.map(PemCertificate::expiresAt).orElse(null)));
        } catch (SecretKeyException | IllegalArgumentException | GeneralSecurityException | IOException e) {
            throw new EngineTlsException("our side of TLS cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static KeyManager shown(PemCertificate own, NodeRef.Tls tls, SecretBox secrets) {
        String key = secrets.open(Objects.requireNonNull(tls.key()), SecretPurpose.ENGINE_KEY)
                .reveal();
        return new OwnCertificate(own.certificates(), PemKey.parse(key).key());
    }

    private static EngineTrust trust(NodeRef.Tls tls) throws GeneralSecurityException, IOException {
        return tls.verify()
                ? EngineTrust.by(
                        PemCertificate.parse(Objects.requireNonNull(tls.ca())).certificates())
                : EngineTrust.blind();
    }

    boolean isFor(NodeRef.Tls other) {
        return tls.equals(other);
    }

    /** Lays TLS over a connection, which is closed with it. */
    SSLSocket secure(Socket plain, String host, int port) throws IOException {
        String name = Objects.requireNonNullElse(tls.serverName(), host);
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        if (tls.verify()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    IOException explain(IOException failure, String host, int port) {
        boolean isLost = failure.getClass() == SocketException.class;
        return complaint.about(isLost ? listen(failure, host, port) : failure);
    }

    /**
     * An engine says what it has against our certificate while we are still writing, or believe that all is well. What we write then meets a
     * closed connection, and its words are lost with it; so they are asked for once more, and only they count.
     */
    private IOException listen(IOException lost, String host, int port) {
        try (Socket plain = new ListeningSocket()) {
            plain.connect(new InetSocketAddress(host, port), LISTEN_MILLIS);
            plain.setSoTimeout(LISTEN_MILLIS);
            secure(plain, host, port).getInputStream().read();
            return lost;
        } catch (SSLException words) {
            return words;
        } catch (IOException silence) {
            return lost;
        }
    }
}
