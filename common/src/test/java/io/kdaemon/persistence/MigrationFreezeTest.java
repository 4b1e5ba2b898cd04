package io.kdaemon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Databases out there have run the released files, and Flyway refuses to start when one has changed: a change goes into a new file. The list
 * is what {@code cd common/src/main/resources/db/migration && sha256sum V*.sql} prints.
 */
class MigrationFreezeTest {

    @Test
    void shouldKeepEveryListedMigrationByteForByteAndListEveryOne() throws IOException, URISyntaxException {
        // given
        List<String> listed = Files.readAllLines(resource("/persistence/migrations.sha256"));

        // when
        List<String> actual = checksums(resource("/db/migration"));

        // then
        assertThat(actual).containsExactlyElementsOf(listed);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(MigrationFreezeTest.class.getResource(name).toURI());
    }

    private static List<String> checksums(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(MigrationFreezeTest::checksum).toList();
        }
    }

    private static String checksum(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + "  " + file.getFileName();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError("Expected to read " + file, e);
        }
    }
}
