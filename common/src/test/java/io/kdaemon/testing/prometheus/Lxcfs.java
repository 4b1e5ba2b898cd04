package io.kdaemon.testing.prometheus;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.WorkDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers reads of {@code /proc} by the control group of the reader, so that nodes on one kernel have figures of their own. */
public final class Lxcfs implements AutoCloseable {

    private final Path folder;
    private final Server server;

    private Lxcfs(WorkDirectory directory) {
        this.folder = directory.resolve("mount");
        this.server = Server.start(
                Command.of(
                        SystemPrograms.path("lxcfs").toString(),
                        "--foreground",
                        "--enable-loadavg",
                        "--pidfile=" + directory.resolve("lxcfs.pid"),
                        folder.toString()),
                directory,
                () -> Files.exists(folder.resolve("proc/stat")));
    }

    public static Lxcfs start() {
        SystemPrograms.requireRoot();
        WorkDirectory directory = WorkDirectory.create("lxcfs");
        Command.of("mkdir", directory.resolve("mount").toString()).run();
        return new Lxcfs(directory);
    }

    Path folder() {
        return folder;
    }

    /** It takes its mount along when it is asked to end. */
    @Override
    public void close() {
        server.close();
    }
}
