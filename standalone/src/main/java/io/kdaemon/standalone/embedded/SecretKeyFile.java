package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key that secrets are sealed with, where nobody configured one: random, and kept where only its owner can read it. */
public final class SecretKeyFile {
    private SecretKeyFile() {}

    public static String keptIn(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Secrets.keptIn(file);
        } catch (IOException e) {
            throw new EmbeddedStoreException("Expected to keep the key for secrets in " + file, e);
        }
    }
}
