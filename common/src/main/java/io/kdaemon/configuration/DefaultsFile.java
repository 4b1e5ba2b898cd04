package io.kdaemon.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Settings that a jar of ours brings along. */
public final class DefaultsFile {

    private DefaultsFile() {}

    public static ResourcePropertySource at(String path) {
        try {
            return new ResourcePropertySource(path, new ClassPathResource(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + path + " on the class path", e);
        }
    }
}
