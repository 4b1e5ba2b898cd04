package io.kdaemon.lifecycle;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.node.NodeId;

/** What has to happen besides storing the new state; stored or sent in the same transaction. */
public sealed interface Effect {

    /** Have the watcher take the container's job up now instead of when it is due. */
    record RequestReconcile() implements Effect {}

    /** Ask the schedulers for a node. */
    record RequestPlacement() implements Effect {}

    /** Tell the node to make it run: adopt, start or create, whichever is needed. */
    record Launch() implements Effect {}

    /** Tell the node to stop it. */
    record Stop() implements Effect {}

    /** Tell a node to remove one generation of it, which need not be the current one. */
    record Remove(NodeId nodeId, int generation) implements Effect {}

    /** Give back what is reserved for it. */
    record ReleaseReservation() implements Effect {}

    /** A launch failed there that may succeed elsewhere: prefer other nodes for a while. */
    record DistrustNode(NodeId nodeId) implements Effect {}

    /** Begin a job of the watcher's own. */
    record OpenJob(JobKind kind, Job.Progress progress, Job.Schedule schedule) implements Effect {}

    /** Tell the administrators. */
    record Notify(String subject) implements Effect {}
}
