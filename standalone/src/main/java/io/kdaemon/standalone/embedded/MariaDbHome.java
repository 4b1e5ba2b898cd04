package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the embedded MariaDB keeps what. */
record MariaDbHome(Path folder) {
    static MariaDbHome in(Path folder) throws IOException {
        MariaDbHome home = new MariaDbHome(folder.toAbsolutePath().normalize());
        Files.createDirectories(home.tmp());
        return home;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path tmp() {
        return folder.resolve("tmp");
    }

    Path log() {
        return folder.resolve("mariadb.log");
    }

    Path pidFile() {
        return folder.resolve("mariadb.pid");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    Path initFile() {
        return folder.resolve("init.sql");
    }
}
