package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.DuplexStream;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Turns requests into WebSockets. The stream is open by then, so whatever speaks against it was answered as a problem. */
public final class Terminals {

    private final ContainerStreamProperties properties;
    private final JsonMapper mapper;

    public Terminals(ContainerStreamProperties properties, JsonMapper mapper) {
        this.properties = properties;
        this.mapper = mapper;
    }

    void connect(DuplexStream stream, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        TerminalEndpoint endpoint = new TerminalEndpoint(stream, properties, mapper);
        try {
            container(request).upgradeHttpToWebSocket(request, response, config(request, endpoint), Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        } finally {
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                stream.close();
            }
        }
    }

    private static ServerContainer container(HttpServletRequest request) {
        return (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private static ServerEndpointConfig config(HttpServletRequest request, TerminalEndpoint endpoint) {
        return ServerEndpointConfig.Builder.create(TerminalEndpoint.class, request.getRequestURI())
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(endpoint);
                    }
                })
                .build();
    }
}
