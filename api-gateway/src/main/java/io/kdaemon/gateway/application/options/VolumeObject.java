package io.kdaemon.gateway.application.options;

import io.kdaemon.gateway.application.ResourceAmounts;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.Mount;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Mounts in compose's long form: {@code {"type":"volume","source":"data","target":"/var/lib/data","read_only":true}}. */
final class VolumeObject {

    private static final Set<String> KEYS = Set.of("type", "source", "target", "read_only", "tmpfs");

    private VolumeObject() {}

    static Mount parse(JsonNode value) {
        if (!KEYS.containsAll(value.propertyNames())) {
            throw unfit(value);
        }
        String source = value.path("source").asString("");
        String target = Paths.parse(value.path("target"));
        boolean readOnly = value.path("read_only").asBoolean(false);
        return switch (value.path("type").asString("volume")) {
            case "volume" -> volume(value, source, target, readOnly);
            case "bind" -> bind(value, source, target, readOnly);
            case "tmpfs" -> Mount.tmpfs(target, size(value.path("tmpfs").path("size")));
            default -> throw unfit(value);
        };
    }

    private static Mount volume(JsonNode value, String source, String target, boolean readOnly) {
        if (source.isEmpty()) {
            return Mount.volume(null, target, readOnly);
        }
        if (!VolumeText.NAME.matcher(source).matches()) {
            throw unfit(value);
        }
        return Mount.volume(source, target, readOnly);
    }

    private static Mount bind(JsonNode value, String source, String target, boolean readOnly) {
        if (!Paths.isAbsolute(source)) {
            throw unfit(value);
        }
        return Mount.bind(Paths.plain(source), target, readOnly);
    }

    private static Long size(JsonNode value) {
        return value.isMissingNode()
                ? null
                : ResourceAmounts.bytes(VolumeText.LEAST_SIZE, VolumeText.MOST_SIZE)
                        .parse(value);
    }

    private static UnfitValueException unfit(JsonNode value) {
        return new UnfitValueException(
                "type (volume, bind, tmpfs), source, target, read_only and tmpfs.size with an absolute target, but found %s"
                        .formatted(value));
    }
}
