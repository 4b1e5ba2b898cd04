package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.secret.SealedValues;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.RunOptionsFixtures;
import io.kdaemon.testing.persistence.RevisionRepositoryContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RevisionRepositoryIT extends RevisionRepositoryContract {

    private final RevisionRepository revisions;
    private final ContainerRepository containers;

    RevisionRepositoryIT(Database database) {
        super(database.bean(RevisionRepository.class));
        revisions = database.bean(RevisionRepository.class);
        containers = database.bean(ContainerRepository.class);
    }

    @Test
    void shouldTellWhichKeysTheSecretsThatContainersRunWithAreSealedWith() {
        // given
        Application open = anApplication().build();
        Application secret =
                anApplication().withOptions(RunOptionsFixtures.everything()).build();
        ContainerInstance running =
                containers.insert(aRunningContainer().named("there").build());
        ContainerInstance removed =
                containers.insert(aRemovedContainer().named("removed").build());
        int current = running.succession().revision();
        SealedValues values = (SealedValues) revisions;

        // when
        revisions.saveAll(List.of(
                revision(running, current, open),
                revision(running, current + 1, secret),
                revision(removed, removed.succession().revision(), secret)));
        Set<String> before = values.keyIds();
        revisions.saveAll(List.of(revision(running, current, secret)));

        // then
        assertThat(before).isEmpty();
        assertThat(values.keyIds()).containsExactly("0123abcd");
    }

    private static Revision revision(ContainerInstance container, int number, Application application) {
        return new Revision(container.id(), number, 1, Revision.Origin.LAUNCH, application.run(), MutableClock.NOW);
    }
}
