package io.kdaemon.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.secret.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * Where a docker-worker finds the node; it has no database.
 *
 * @param engineUri {@code tcp://host:port} or {@code unix:///path}
 * @param advertisedHost host that endpoints on this node are given
 * @param tls null when the engine is talked to in plain
 */
public record NodeRef(
        long nodeId,
        String hostname,
        String engineUri,
        String advertisedHost,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Tls tls) {

    /**
     * How the engine and we prove to each other who we are; certificates in PEM.
     *
     * @param ca who may vouch for the engine
     * @param certificate ours; null when the engine asks for none
     * @param key the private key of our certificate
     * @param serverName what the engine's certificate has to be for, where that is not the engine's host
     * @param verify false trusts whoever answers
     */
    public record Tls(
            @Nullable String ca,
            @Nullable String certificate,
            @Nullable Sealed key,
            @Nullable String serverName,
            boolean verify) {}

    /** Of an engine that is talked to in plain. */
    public NodeRef(long nodeId, String hostname, String engineUri, String advertisedHost) {
        this(nodeId, hostname, engineUri, advertisedHost, null);
    }
}
