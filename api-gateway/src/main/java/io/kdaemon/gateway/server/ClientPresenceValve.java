package io.kdaemon.gateway.server;

import io.kdaemon.gateway.web.ClientPresence;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets answers find out whether their client is still there without writing to it, which is what servers do that are written in Go: they read
 * on. Nothing is lost by that: what comes, as a client may send its next request early, stays in the connection's buffer.
 */
final class ClientPresenceValve extends ValveBase {

    ClientPresenceValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ClientPresence.ATTRIBUTE, (ClientPresence) () -> isAtItsEnd(request.getCoyoteRequest()));
        getNext().invoke(request, response);
    }

    /** The end of a connection is told again and again, an early request once. */
    private static boolean isAtItsEnd(org.apache.coyote.Request connection) {
        return hasNews(connection) && hasNews(connection);
    }

    private static boolean hasNews(org.apache.coyote.Request connection) {
        connection.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return connection.getAvailable() > 0;
    }
}
