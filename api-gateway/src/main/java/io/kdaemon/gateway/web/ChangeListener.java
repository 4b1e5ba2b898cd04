package io.kdaemon.gateway.web;

import io.kdaemon.messaging.contract.Changed;

/** Is told of every change in the cluster as it becomes known. Must not wait for anything. */
@FunctionalInterface
public interface ChangeListener {

    void changed(Changed change);
}
