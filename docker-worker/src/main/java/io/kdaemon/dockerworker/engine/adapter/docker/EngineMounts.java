package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;

/** Mounts in the engine's words. Unlike its older binds they never make a folder on the node that is not there. */
final class EngineMounts {

    private EngineMounts() {}

    static Mount of(io.kdaemon.run.Mount mount) {
        Mount asked = new Mount().withTarget(mount.target()).withReadOnly(mount.readOnly());
        return switch (mount.type()) {
            case VOLUME -> asked.withType(MountType.VOLUME).withSource(mount.source());
            case BIND -> asked.withType(MountType.BIND).withSource(mount.source());
            case TMPFS ->
                asked.withType(MountType.TMPFS).withTmpfsOptions(new TmpfsOptions().withSizeBytes(mount.sizeBytes()));
        };
    }
}
