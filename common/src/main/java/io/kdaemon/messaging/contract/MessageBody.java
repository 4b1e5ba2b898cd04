package io.kdaemon.messaging.contract;

/** What a message says. Its kind on the wire is the record's name in kebab-case. */
public sealed interface MessageBody {

    /** A command: imperative. */
    sealed interface Command extends MessageBody
            permits PlaceContainer, ReconcileContainer, LaunchContainer, StopContainer, RemoveContainer, ObserveNode {}

    /** What a docker-worker tells of the world: past tense. */
    sealed interface StatusEvent extends MessageBody
            permits LaunchStarted,
                    LaunchSucceeded,
                    LaunchFailed,
                    StopSucceeded,
                    RemoveSucceeded,
                    CommandFailed,
                    ContainerSighted,
                    NodeObserved,
                    NodeUnreachable {}

    /** To a docker-worker: open a stream to a container, or to what its node has. Its frames travel beside the messages. */
    sealed interface OpenStream extends MessageBody
            permits ReadLogs,
                    RunCommand,
                    ReadStats,
                    ListProcesses,
                    ReadFiles,
                    WriteFiles,
                    ListForeign,
                    PruneImages,
                    PullImage {
        StreamTarget target();
    }

    /** What a docker-worker has measured; any of it may be lost. */
    sealed interface Measurement extends MessageBody permits UsageMeasured, PullProgressed {}

    /** News for people who watch right now; nobody's work depends on it. */
    sealed interface Live extends MessageBody permits Changed {}
}
