package io.kdaemon.run;

/** What becomes of a container when something it depends on is not any more where it was told. */
public enum OnDependencyMoved {
    /** It is replaced by a generation that is told anew. */
    UPDATE,
    /** It is left as it is. */
    IGNORE
}
