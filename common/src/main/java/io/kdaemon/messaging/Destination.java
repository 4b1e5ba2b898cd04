package io.kdaemon.messaging;

/** Every place a message can be sent to. */
public enum Destination {
    /** Users' containers that need a node. */
    PLACE("jobs.place"),
    /** Repairs that need a node. */
    PLACE_URGENT("jobs.place.urgent"),
    /** Users' launches, stops and removals. */
    DOCKER("jobs.docker"),
    /** Repairs' launches, stops and removals. */
    DOCKER_URGENT("jobs.docker.urgent"),
    /** Containers whose wanted and seen state have to be compared. */
    RECONCILE("jobs.reconcile"),
    /** Nodes to be observed; a message not taken in time is worthless and expires. */
    OBSERVE("jobs.observe"),
    /** Streams to be opened; whoever asked for one that is not taken in time has given up. */
    STREAM("jobs.stream"),
    /** What docker-workers report. */
    STATUS("events.status"),
    /** What docker-workers measure; old measurements are worthless and expire. */
    USAGE("events.usage"),
    /** Messages nobody can handle; their consumer ends the job visibly. */
    DEAD("jobs.dead"),
    /** News for everybody who watches; an exchange, not a queue. */
    LIVE("events.live");

    private final String address;

    Destination(String address) {
        this.address = address;
    }

    /** Name of the queue, or of the fan-out exchange for {@link #LIVE}. */
    public String address() {
        return address;
    }

    /** Whether a message that is not taken in time is worthless, and one that fails is not tried again. */
    public boolean isExpendable() {
        return this == OBSERVE || this == STREAM || this == USAGE;
    }

    /** Whether it is a queue whose loss of a message would be noticed; LIVE is not. */
    public boolean isQueue() {
        return this != LIVE;
    }
}
