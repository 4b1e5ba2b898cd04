package io.kdaemon.watcher.publish;

import io.kdaemon.container.ContainerInstance;

/** Takes running endpoints to where load balancers look for them. */
public interface EndpointPublisher {

    /**
     * Takes the container's endpoints out now, before it is stopped, so that nobody is sent to it any more. Best effort within about a second:
     * what could not be taken out is taken out by the loop that compares.
     */
    void withdraw(ContainerInstance container);
}
