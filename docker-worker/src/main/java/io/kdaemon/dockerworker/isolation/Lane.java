package io.kdaemon.dockerworker.isolation;

/** Commands of users and of repairs have room of their own at every node, so that a flood of launches never delays healing. */
public enum Lane {
    USER,
    URGENT
}
