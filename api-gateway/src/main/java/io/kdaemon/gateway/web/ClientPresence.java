package io.kdaemon.gateway.web;

import jakarta.servlet.http.HttpServletRequest;

/** Whether the client that a request came from is still there, for answers that may have nothing to say for long. */
public interface ClientPresence {

    /** The request's attribute that it is found under. */
    String ATTRIBUTE = ClientPresence.class.getName();

    /** By the thread that answers, once the request has been read. A client that only stops sending counts as gone. */
    boolean isGone();

    static ClientPresence of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ClientPresence known ? known : () -> false;
    }
}
