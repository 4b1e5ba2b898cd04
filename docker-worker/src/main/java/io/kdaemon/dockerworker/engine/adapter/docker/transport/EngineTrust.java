package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Judges an engine's certificate by the node's CA, and says what is wrong with one that is refused. */
final class EngineTrust extends X509ExtendedTrustManager {

    private final @Nullable X509ExtendedTrustManager judge;
    private final String authority;

    private EngineTrust(@Nullable X509ExtendedTrustManager judge, String authority) {
        this.judge = judge;
        this.authority = authority;
    }

    static EngineTrust by(List<X509Certificate> authorities) throws GeneralSecurityException, java.io.IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        X509ExtendedTrustManager judge = Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        return new EngineTrust(
                judge, authorities.getFirst().getSubjectX500Principal().getName());
    }

    /** Whoever answers, as the operator said. */
    static EngineTrust blind() {
        return new EngineTrust(null, "none");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (judge == null) {
            return;
        }
        try {
            judge.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            throw new CertificateComplaint(chain[0], authority, host(socket)).about(e);
        }
    }

    private static String host(Socket socket) {
        return socket instanceof SSLSocket secured
                ? secured.getHandshakeSession().getPeerHost()
                : socket.getInetAddress().getHostAddress();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge == null ? new X509Certificate[0] : judge.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("Engines are asked through sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("Engines are asked through sockets");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("Nobody connects to us");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("Nobody connects to us");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("Nobody connects to us");
    }
}
