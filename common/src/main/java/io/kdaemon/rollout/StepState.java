package io.kdaemon.rollout;

/** What became of one container in a roll-out. */
public enum StepState {
    /** Its turn has not come. */
    WAITING,
    /** Its update is under way, or being undone. */
    UPDATING,
    /** Runs what was wanted; one that is stopped takes it on with its next start. */
    UPDATED,
    /** Had what was wanted when its turn came. */
    UNCHANGED,
    /** Could not be updated: it was rolled back, or given up. */
    FAILED,
    /** Something else was wished for it meanwhile, as its removal. Counts neither as updated nor as failed. */
    OVERTAKEN,
    /** The roll-out ended before its turn. */
    UNTOUCHED;

    /** Whether nobody else may roll anything out to the container. */
    public boolean isOpen() {
        return this == WAITING || this == UPDATING;
    }
}
