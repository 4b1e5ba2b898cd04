package io.kdaemon.testing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Prints the ids of itself and of a child it starts, and never ends by itself. */
    private static final String FAMILY = "sleep 600 & echo $$ $!; wait";

    @TempDir
    private Path directory;

    @Test
    void shouldEndTheWholeFamilyWhenStopped() {
        // given
        ChildProcess process = start(FAMILY);
        process.awaitReady(LIMIT, () -> !process.log().isBlank());

        // when
        process.stop();

        // then
        assertThat(process.isAlive()).isFalse();
        awaitEndOfAll(process.log());
    }

    @Test
    void shouldLetTheProcessEndInItsOwnWayWhenStopped() {
        // given
        ChildProcess process = start("trap 'echo tidied up; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        process.awaitReady(LIMIT, () -> process.log().contains("ready"));

        // when
        process.stop();

        // then
        assertThat(process.log()).contains("tidied up");
    }

    @Test
    void shouldFailWithTheEndOfTheLogWhenTheProcessEndsBeforeItIsReady() {
        // given
        ChildProcess process = start("echo the port is taken; exit 4");

        // when, then
        assertThatThrownBy(() -> process.awaitReady(LIMIT, () -> false))
                .hasMessageContaining("ended with code 4")
                .hasMessageContaining("the port is taken");
    }

    @Test
    void shouldFailAndEndTheProcessWhenItIsNotReadyInTime() {
        // given
        ChildProcess process = start(FAMILY);

        // when, then
        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(300), () -> false))
                .hasMessageContaining("is not ready after PT0.3S");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void shouldEndTheWholeFamilyWhenTheJvmDies() throws IOException {
        // given
        Path log = directory.resolve("abandoned.log");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("java.class.path");

        // when
        Command.of(java.toString(), "-cp", classPath, AbandonedChild.class.getName(), log.toString(), FAMILY)
                .run();

        // then
        awaitEndOfAll(Files.readString(log));
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(Command.of("bash", "-c", script), directory.resolve("log"));
    }

    private static void awaitEndOfAll(String ids) {
        String[] each = ids.strip().split("\\s+");
        assertThat(each).hasSize(2);
        await().atMost(LIMIT).until(() -> !runs(each[0]) && !runs(each[1]));
    }

    /** A zombie that nobody collected yet has ended too. */
    private static boolean runs(String id) throws IOException {
        Path status = Path.of("/proc", id, "status");
        return Files.exists(status) && !Files.readString(status).contains("State:\tZ");
    }
}
