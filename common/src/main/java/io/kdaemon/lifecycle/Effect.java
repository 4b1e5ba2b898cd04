package io.kdaemon.lifecycle;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.Terms;
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

    /** Give back what is reserved for its generation. */
    record ReleaseReservation() implements Effect {}

    /** What is reserved for it stays with the generation that stands by; the new one needs room of its own. */
    record KeepRoom() implements Effect {}

    /** What was kept for the generation that stood by is the container's again, in place of what the new one had. */
    record RestoreRoom() implements Effect {}

    /** Give back what was kept for the generation that stood by. */
    record ReleaseKeptRoom() implements Effect {}

    /** A launch failed there that may succeed elsewhere: prefer other nodes for a while. */
    record DistrustNode(NodeId nodeId) implements Effect {}

    /** Begin a job. */
    record OpenJob(JobKind kind, Job.Progress progress, Job.Schedule schedule, Terms terms) implements Effect {}

    /** Tell the administrators. */
    record Notify(String subject) implements Effect {}
}
