package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.application.TextList;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.Mount;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** {@code volumes} and {@code tmpfs}. */
final class MountFields {

    private static final String VOLUMES = "volumes";
    private static final String TMPFS = "tmpfs";
    private static final int MOST = 100;

    static final List<FieldSpec> ALL = List.of(
            optional(
                    VOLUMES,
                    List.of("array", "null"),
                    "Volumes as name:/path, with :ro if wanted; folders of the node where the policy allows them",
                    List.of("data:/var/lib/data")),
            optional(
                    TMPFS,
                    List.of("string", "array", "null"),
                    "Paths in memory, with :size= if wanted",
                    List.of("/run:size=64m")));

    private MountFields() {}

    static List<Mount> read(RequestFields fields, List<Mount> before) {
        List<Mount> volumes = read(fields, VOLUMES, only(before, false));
        List<Mount> memory = read(fields, TMPFS, only(before, true));
        List<Mount> all = Stream.concat(volumes.stream(), memory.stream()).toList();
        refuseTwice(fields, all);
        return all;
    }

    private static List<Mount> read(RequestFields fields, String name, List<Mount> before) {
        List<Mount> read =
                fields.clearable(name, name.equals(TMPFS) ? MountFields::inMemory : MountFields::volumes, before);
        return Objects.requireNonNullElse(read, List.of());
    }

    static List<Mount> only(List<Mount> mounts, boolean inMemory) {
        return mounts.stream()
                .filter(mount -> inMemory == (mount.type() == Mount.Type.TMPFS))
                .toList();
    }

    private static List<Mount> volumes(JsonNode value) {
        if (!value.isArray() || value.size() > MOST) {
            throw new UnfitValueException("an array of at most %d volumes".formatted(MOST));
        }
        return value.valueStream().map(MountFields::volume).toList();
    }

    private static Mount volume(JsonNode item) {
        return item.isObject() ? VolumeObject.parse(item) : VolumeText.volume(item.asString(""));
    }

    private static List<Mount> inMemory(JsonNode value) {
        return TextList.of(value).stream().map(VolumeText::tmpfs).toList();
    }

    private static void refuseTwice(RequestFields fields, List<Mount> mounts) {
        Set<String> targets = new HashSet<>();
        mounts.stream()
                .filter(mount -> !targets.add(mount.target()))
                .forEach(mount -> fields.refuse(
                        VOLUMES, "%s is mounted twice, expected each path once".formatted(mount.target())));
    }
}
