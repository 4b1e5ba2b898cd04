package io.kdaemon.gateway.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says at start when others than this machine can reach the ports: until there are users and tokens, whoever reaches them commands the cluster. */
final class OpenToTheNetworkWarning implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenToTheNetworkWarning.class);

    private final boolean onLoopback;
    private final String bindIp;

    OpenToTheNetworkWarning(boolean onLoopback, String bindIp) {
        this.onLoopback = onLoopback;
        this.bindIp = bindIp;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!onLoopback) {
            LOG.warn(
                    "bind_ip = {}: whoever reaches the API commands the cluster, there are no users and tokens yet; "
                            + "bind to 127.0.0.1 or protect the ports",
                    bindIp);
        }
    }
}
