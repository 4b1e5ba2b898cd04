package io.kdaemon.registry;

/** Number of a registry login. */
public record RegistryLoginId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
