package io.kdaemon.dockerworker.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.EngineImage;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.prune.ImagePrune.Kept;
import io.kdaemon.dockerworker.prune.ImagePrune.Outcome;
import io.kdaemon.testing.MutableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePruneTest {

    private static final Instant BEFORE = MutableClock.NOW;
    private static final Instant OLD = BEFORE.minusSeconds(1);

    private final FakeContainerRuntime engine = new FakeContainerRuntime();

    @Test
    void shouldRemoveOnlyWhatIsNeitherWantedNorYoung() {
        // given
        has("gone", OLD, "web:1", "team/web:1");
        has("nameless", OLD);
        has("wanted", OLD, "web:2");
        has("young", BEFORE, "web:3");

        // when
        Outcome outcome = prune("docker.io/library/web:2").run();

        // then
        assertThat(engine.removedImages).containsExactly("web:1", "team/web:1", "nameless");
        assertThat(outcome.gone()).extracting(EngineImage::id).containsExactly("gone", "nameless");
        assertThat(outcome.bytes()).isEqualTo(200);
        assertThat(outcome.kept()).isEqualTo(new Kept(1, 1));
        assertThat(outcome.refused()).isEmpty();
    }

    @Test
    void shouldRemoveNothingWhenAskedWhatWouldGo() {
        // given
        has("gone", OLD, "web:1");

        // when
        Outcome outcome = prune().preview();

        // then
        assertThat(outcome.gone()).hasSize(1);
        assertThat(engine.removedImages).isEmpty();
    }

    @Test
    void shouldGoOnWithTheOthersWhenTheEngineSaysThatOneIsInUse() {
        // given
        has("one", OLD, "busy:1");
        has("other", OLD, "web:1");

        // when
        Outcome outcome = prune().run();

        // then
        assertThat(outcome.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo("busy:1 is being used"));
        assertThat(outcome.gone()).extracting(EngineImage::id).containsExactly("other");
    }

    @Test
    void shouldKeepAnImageThatIsWantedByItsDigest() {
        // given
        engine.unusedImages.add(new EngineImage("one", List.of("web:1"), List.of("web@sha256:0123"), 100, OLD));

        // when
        Outcome outcome = prune("web:1.2@sha256:0123").run();

        // then
        assertThat(outcome.gone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ghost,ghost:latest",
        "docker.io/library/ghost,ghost:latest",
        "index.docker.io/team/ghost:5,team/ghost:5",
        "library/ghost:5,ghost:5",
        "localhost:5000/ghost,localhost:5000/ghost:latest",
        "registry.example.com:5000/team/ghost:5,registry.example.com:5000/team/ghost:5",
        "ghost:5@sha256:ab,ghost@sha256:ab",
        "ghost@sha256:ab,ghost@sha256:ab"
    })
    void shouldCompareNamesAsEnginesShowThem(String written, String shown) {
        assertThat(FamiliarName.of(written)).isEqualTo(shown);
    }

    private void has(String id, Instant since, String... names) {
        engine.unusedImages.add(new EngineImage(id, List.of(names), List.of(), 100, since));
    }

    private ImagePrune prune(String... wanted) {
        return new ImagePrune(engine, List.of(wanted), BEFORE);
    }
}
