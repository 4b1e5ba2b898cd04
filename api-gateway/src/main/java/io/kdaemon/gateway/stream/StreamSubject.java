package io.kdaemon.gateway.stream;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.node.Node;

/** The container a stream is about, and where it is. */
record StreamSubject(ContainerInstance container, Node node, String engineContainerId) {}
