package io.kdaemon.messaging.contract;

/**
 * One generation of a container on its node. The docker-worker derives the engine's container name and the ownership labels from it.
 *
 * @param cluster name of our cluster: only containers that carry it are ours
 * @param jobId 0 when no job asks for it
 * @param attempt the job's attempt, beginning with 1
 */
public record ContainerRef(String cluster, long containerId, int generation, NodeRef node, long jobId, int attempt) {}
