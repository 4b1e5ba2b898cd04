package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Folders of the tests, below the build folder: unpacking the database server costs 320 MB, so it is shared. */
public final class TestFolders {
    private static final Path ROOT = Path.of("target", "embedded");

    private TestFolders() {}

    public static Path binaries() {
        return ROOT;
    }

    /** An empty folder; the name has a space, as an operator's path may. */
    public static Path fresh(Class<?> test) throws IOException {
        Path folder = ROOT.resolve(test.getSimpleName() + " data");
        Folders.delete(folder);
        return folder;
    }
}
