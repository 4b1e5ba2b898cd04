package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that is mounted into the container.
 *
 * @param source name of the volume (null: one without a name) or path on the node; null for TMPFS
 * @param target absolute path in the container
 * @param sizeBytes limit of a TMPFS; null: none but the container's memory limit
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mount(
        Type type,
        @Nullable String source,
        String target,
        boolean readOnly,
        @Nullable Long sizeBytes) {

    /** Where the data is. */
    public enum Type {
        /** In a volume of the node's engine; made when it does not exist, kept when the container is removed. */
        VOLUME,
        /** In memory, gone with the container. */
        TMPFS,
        /** In a folder or file of the node. */
        BIND
    }

    public static Mount volume(@Nullable String name, String target, boolean readOnly) {
        return new Mount(Type.VOLUME, name, target, readOnly, null);
    }

    public static Mount tmpfs(String target, @Nullable Long sizeBytes) {
        return new Mount(Type.TMPFS, null, target, false, sizeBytes);
    }

    public static Mount bind(String path, String target, boolean readOnly) {
        return new Mount(Type.BIND, path, target, readOnly, null);
    }

    /** Whether what is in it stays when the container goes. */
    public boolean outlives() {
        return switch (type) {
            case VOLUME, BIND -> source != null;
            case TMPFS -> false;
        };
    }
}
