package io.kdaemon.secret;

import java.util.Set;

/** A place in the database where sealed secrets are kept. */
public interface SealedValues {

    /** The ids of the keys that are needed to open all of them. */
    Set<String> keyIds();
}
