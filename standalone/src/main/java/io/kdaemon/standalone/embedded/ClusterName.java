package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The cluster's name where nobody chose one: random, and kept beside the database. A fresh database numbers its containers from 1 again; under
 * a fixed name it would take an earlier database's containers on the same engines for its own.
 */
final class ClusterName {
    private static final int LENGTH = 6;

    private ClusterName() {}

    static String keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Secrets.random().substring(0, LENGTH));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedStoreException("Expected to keep the cluster's name in " + file, e);
        }
    }
}
