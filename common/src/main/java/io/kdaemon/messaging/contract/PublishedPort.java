package io.kdaemon.messaging.contract;

/** A port of a running container and where it is published: {@code protocol} is {@code tcp} or {@code udp}. */
public record PublishedPort(int containerPort, String protocol, String host, int hostPort) {}
