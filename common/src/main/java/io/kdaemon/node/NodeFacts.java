package io.kdaemon.node;

/**
 * What an engine tells of itself and its host ({@code /version} and {@code /info}).
 *
 * @param cores logical CPUs the engine may use
 */
public record NodeFacts(
        String engineVersion,
        String apiVersion,
        int cores,
        long memoryBytes,
        String storageDriver,
        String operatingSystem) {

    public Resources capacity() {
        return new Resources(cores * 1000L, memoryBytes);
    }
}
