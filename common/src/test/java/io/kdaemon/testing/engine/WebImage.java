package io.kdaemon.testing.engine;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.UserCache;
import io.kdaemon.testing.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A 2 MB image with a real web server: port 8080 answers {@code /} with the container's hostname and {@code /env} with its
 * environment. The constants below are environment settings that make it fail; in a running container the commands {@code fail}
 * and {@code recover} switch {@code /} between 503 and 200.
 */
public final class WebImage {
    public static final String NAME = "kdaemon/web:1";
    /** The same with a health check every second, unhealthy after two failures. */
    public static final String WITH_HEALTH_CHECK = "kdaemon/web:health";

    public static final int PORT = 8080;
    /** Exits with code 3 at once. */
    public static final String CRASHING = "WEB_MODE=crash";
    /** Answers 503. */
    public static final String FAILING = "WEB_MODE=error";
    /** Ignores SIGTERM: only SIGKILL ends it. */
    public static final String IGNORING_STOP = "WEB_MODE=stuck";
    /** Listens only after five seconds. */
    public static final String SLOW_TO_START = "WEB_DELAY=5";

    private WebImage() {}

    /** The archive with both tags, made once per machine. */
    public static Path archive() {
        SystemPrograms.require("busybox", "tar", "sha256sum");
        try (WorkDirectory directory = WorkDirectory.create("web-image")) {
            Path script = directory.copyResource("/testing/web-image.sh");
            // A changed script makes another image: it must not be answered by the archive of the old one.
            String version = Integer.toHexString(Files.readString(script).hashCode());
            Path archive = UserCache.resolve("images/web-" + version + ".tar");
            if (!Files.exists(archive)) {
                Files.createDirectories(archive.getParent());
                Command.of("bash", script.toString(), archive.toString()).run();
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives each node the image, so that nothing needs to be pulled. */
    public static void loadInto(DockerNodes nodes) {
        Path archive = archive();
        nodes.all().forEach(node -> node.loadImage(archive));
    }

    /**
     * Pushes the image through a node that has it.
     *
     * @param registry {@code host:port}
     * @return the name to pull
     */
    public static String push(DockerNode node, String registry) {
        String name = registry + "/" + NAME;
        node.docker("tag", NAME, name);
        node.docker("push", "--quiet", name);
        node.docker("rmi", name);
        return name;
    }
}
