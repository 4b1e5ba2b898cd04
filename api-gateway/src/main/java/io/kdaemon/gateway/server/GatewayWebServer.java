package io.kdaemon.gateway.server;

import io.kdaemon.configuration.KdaemonProperties;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.unit.DataSize;

/**
 * Opens the second port. Both ports discard large refused bodies to the end, so that the client reads the refusal instead of a reset, and answer
 * with problem details even where the web server itself refuses.
 */
final class GatewayWebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MOST_DISCARDED =
            Math.toIntExact(DataSize.ofMegabytes(64).toBytes());

    private final KdaemonProperties properties;

    GatewayWebServer(KdaemonProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addProtocolHandlerCustomizers(GatewayWebServer::discardLargeBodies);
        Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(properties.uiPort());
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setAddress(InetAddress.ofLiteral(properties.bindIp()));
            protocol.setExecutor(new VirtualThreadExecutor("ui-"));
            discardLargeBodies(protocol);
        }
        factory.addAdditionalConnectors(connector);
        factory.addContextCustomizers(context -> {
            context.getParent().getPipeline().addValve(new ProblemReportValve());
            context.getParent().getPipeline().addValve(new ClientPresenceValve());
        });
    }

    private static void discardLargeBodies(ProtocolHandler handler) {
        if (handler instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setMaxSwallowSize(MOST_DISCARDED);
        }
    }
}
