package io.kdaemon.standalone;

import io.kdaemon.configuration.KdaemonProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The two addresses a person wants to see when the start is over. */
final class StartAnnouncement implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(StartAnnouncement.class);

    private final KdaemonProperties properties;

    StartAnnouncement(KdaemonProperties properties) {
        this.properties = properties;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        log.info("kDaemon is up after {} s", event.getTimeTaken().toMillis() / 1000.0);
        log.info("  API  {}/{}", url(properties.apiPort()), properties.apiVersion());
        log.info("  UI   {}/", url(properties.uiPort()));
    }

    private String url(int port) {
        String host = properties.bindIp().contains(":") ? "[" + properties.bindIp() + "]" : properties.bindIp();
        return "http://" + host + ":" + port;
    }
}
