package io.kdaemon.gateway.application.options;

import io.kdaemon.gateway.application.ResourceAmounts;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.Mount;
import java.util.List;
import java.util.regex.Pattern;

/** Mounts in their short form: {@code data:/var/lib/data:ro}, {@code /srv/site:/site}, {@code /cache}; and {@code /run:size=64m} in memory. */
final class VolumeText {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{1,127}");
    static final long LEAST_SIZE = 4L << 10;
    static final long MOST_SIZE = 1L << 44;

    private static final String SIZE = "size=";

    private VolumeText() {}

    static Mount volume(String text) {
        List<String> parts = List.of(text.strip().split(":", -1));
        return switch (parts.size()) {
            case 1 -> Mount.volume(null, target(parts.getFirst(), text), false);
            case 2 -> named(parts, false, text);
            case 3 -> named(parts, isReadOnly(parts.get(2), text), text);
            default -> throw unfit(text);
        };
    }

    private static Mount named(List<String> parts, boolean readOnly, String text) {
        String source = parts.getFirst();
        String target = target(parts.get(1), text);
        if (Paths.isAbsolute(source)) {
            return Mount.bind(Paths.plain(source), target, readOnly);
        }
        if (NAME.matcher(source).matches()) {
            return Mount.volume(source, target, readOnly);
        }
        throw unfit(text);
    }

    private static boolean isReadOnly(String mode, String text) {
        return switch (mode) {
            case "ro" -> true;
            case "rw" -> false;
            default -> throw unfit(text);
        };
    }

    static Mount tmpfs(String text) {
        int separator = text.indexOf(':');
        if (separator < 0) {
            return Mount.tmpfs(target(text, text), null);
        }
        String option = text.substring(separator + 1);
        if (!option.startsWith(SIZE)) {
            throw new UnfitValueException("no option but size, but found '%s'".formatted(text));
        }
        return Mount.tmpfs(
                target(text.substring(0, separator), text),
                ResourceAmounts.parse(option.substring(SIZE.length()), LEAST_SIZE, MOST_SIZE));
    }

    static String format(Mount mount) {
        return switch (mount.type()) {
            case TMPFS ->
                mount.sizeBytes() == null
                        ? mount.target()
                        : mount.target() + ":" + SIZE + ResourceAmounts.format(mount.sizeBytes());
            case VOLUME, BIND ->
                (mount.source() == null ? "" : mount.source() + ":") + mount.target() + (mount.readOnly() ? ":ro" : "");
        };
    }

    private static String target(String path, String text) {
        if (!Paths.isAbsolute(path.strip())) {
            throw unfit(text);
        }
        return Paths.plain(path.strip());
    }

    private static UnfitValueException unfit(String text) {
        return new UnfitValueException(
                "name:/path, /path/on/the/node:/path or /path, with :ro if it is not to be written, all paths absolute and without "
                        + "'.' or '..', but found '%s'".formatted(text));
    }
}
