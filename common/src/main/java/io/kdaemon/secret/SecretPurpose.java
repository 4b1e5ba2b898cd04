package io.kdaemon.secret;

/** What a secret is for. It can be opened for the same purpose only: one that was put in another's place does not open. */
public enum SecretPurpose {
    /** The private key by which we show an engine who we are. */
    ENGINE_KEY,
    /** The password of a login at an image registry. */
    REGISTRY_PASSWORD,
    /** A value in a container's environment. */
    ENVIRONMENT,
    /** What is run in a container on a user's word, and its variables. */
    COMMAND
}
