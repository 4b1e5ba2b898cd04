package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.testing.MutableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public abstract class RevisionRepositoryContract {

    private static final ContainerId ONE = new ContainerId(1);
    private static final ContainerId OTHER = new ContainerId(2);

    private final RevisionRepository repository;

    protected RevisionRepositoryContract(RevisionRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldKeepTheWholeSpecification() {
        // given
        Application application = anApplication()
                .withImage("registry.example.org/ghost:5")
                .withEnvironment(Map.of("MOTTO", "ready, 🐳"))
                .build();
        Revision revision = revision(ONE, 1, application.run());

        // when
        repository.saveAll(List.of(revision));

        // then
        assertThat(repository.find(revision.key())).contains(revision);
        assertThat(repository.find(new Revision.Key(ONE, 2))).isEmpty();
    }

    @Test
    void shouldReplaceARevisionThatWasNeverBegun() {
        // given
        Revision dropped =
                revision(ONE, 2, anApplication().withImage("ghost:6").build().run());
        Revision begun =
                revision(ONE, 2, anApplication().withImage("ghost:7").build().run());

        // when
        repository.saveAll(List.of(dropped));
        repository.saveAll(List.of(begun));

        // then
        assertThat(repository.find(begun.key())).contains(begun);
    }

    @Test
    void shouldTellTheImagesOfAllRevisionsOfTheContainers() {
        // given
        repository.saveAll(List.of(
                revision(ONE, 1, anApplication().withImage("ghost:5").build().run()),
                revision(ONE, 2, anApplication().withImage("ghost:6").build().run()),
                revision(
                        OTHER,
                        1,
                        anApplication().withImage("\"quoted\":1").build().run()),
                revision(
                        new ContainerId(3),
                        1,
                        anApplication().withImage("ghost:4").build().run())));

        // when // then
        assertThat(repository.imagesOf(List.of(ONE, OTHER)))
                .containsExactlyInAnyOrder("ghost:5", "ghost:6", "\"quoted\":1");
        assertThat(repository.imagesOf(List.of())).isEmpty();
    }

    @Test
    void shouldFindThoseOfManyContainersAndListThoseOfOneNewestFirst() {
        // given
        Revision first = revision(ONE, 1, anApplication().build().run());
        Revision second =
                revision(ONE, 4, anApplication().withImage("ghost:6").build().run());
        Revision foreign = revision(OTHER, 1, anApplication().build().run());
        repository.saveAll(List.of(first, second, foreign));

        // when // then
        assertThat(repository.findAll(List.of(second.key(), foreign.key(), new Revision.Key(OTHER, 9))))
                .containsExactlyInAnyOrder(second, foreign);
        assertThat(repository.findAll(List.of())).isEmpty();
        assertThat(repository.list(ONE, 10)).containsExactly(second, first);
        assertThat(repository.list(ONE, 1)).containsExactly(second);
    }

    private static Revision revision(ContainerId container, int number, Application.RunSpec run) {
        return new Revision(container, number, 3, Revision.Origin.UPDATE, run, MutableClock.NOW);
    }
}
