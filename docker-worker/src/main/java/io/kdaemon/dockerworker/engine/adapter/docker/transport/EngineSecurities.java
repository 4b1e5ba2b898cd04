package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.secret.SecretBox;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The security of every engine that is talked to by TLS, prepared once until its certificates change. */
public final class EngineSecurities {

    private final Map<String, EngineSecurity> byEngine = new ConcurrentHashMap<>();
    private final SecretBox secrets;

    public EngineSecurities(SecretBox secrets) {
        this.secrets = secrets;
    }

    /** @throws EngineTlsException when our own key cannot be opened or used */
    EngineSecurity of(String engineUri, NodeRef.Tls tls) throws EngineTlsException {
        EngineSecurity known = byEngine.get(engineUri);
        if (known != null && known.isFor(tls)) {
            return known;
        }
        EngineSecurity fresh = EngineSecurity.of(tls, secrets);
        byEngine.put(engineUri, fresh);
        return fresh;
    }
}
