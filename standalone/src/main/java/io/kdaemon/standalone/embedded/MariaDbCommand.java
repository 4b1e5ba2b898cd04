package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the server: one to make its system tables, one to serve. */
record MariaDbCommand(MariaDbBinaries binaries, Path data) {
    private static final int ROOT = 0;

    /** Reads SQL from its standard input, leaves a data folder and ends. */
    List<String> bootstrap() throws IOException {
        List<String> command = common();
        command.add("--bootstrap");
        command.add("--enforce-storage-engine=");
        return command;
    }

    /** Serves on the loopback address only, with no unix socket, whose path would have to be short. */
    List<String> serve(MariaDbHome home, int port) throws IOException {
        List<String> command = common();
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=",
                "--tmpdir=" + home.tmp(),
                "--pid-file=" + home.pidFile(),
                "--init-file=" + home.initFile(),
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=1",
                "--transaction-isolation=READ-COMMITTED",
                "--performance-schema=OFF",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--default-time-zone=+00:00"));
        return command;
    }

    private List<String> common() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--basedir=" + binaries.base(),
                "--datadir=" + data,
                // Making a TLS key at every start takes 6 to 21 s, for a server that only loopback can reach.
                "--skip-ssl",
                "--max-allowed-packet=64M",
                "--innodb-log-file-size=8M",
                "--innodb-undo-tablespaces=0"));
        if (runsAsRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    private static boolean runsAsRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
    }
}
