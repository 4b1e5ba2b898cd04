package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.testing.persistence.Race;
import io.kdaemon.testing.persistence.Transactions;
import io.kdaemon.testing.persistence.UsageRepositoryContract;
import io.kdaemon.usage.UsageRepository;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class UsageRepositoryIT extends UsageRepositoryContract {

    private static final int RACERS = 4;
    private static final int ROUNDS = 20;

    private final UsageRepository repository;
    private final ApplicationRepository applications;
    private final Transactions transactions;

    UsageRepositoryIT(Database database) {
        super(database.bean(UsageRepository.class), database.transactions());
        this.repository = database.bean(UsageRepository.class);
        this.applications = database.bean(ApplicationRepository.class);
        this.transactions = database.transactions();
    }

    @Test
    void shouldLoseNoSampleWhenSeveralWatchersAddToTheSameApplications() {
        // given
        List<ApplicationId> ids = List.of(new ApplicationId(7), new ApplicationId(8), new ApplicationId(9));

        // when
        Race.of(RACERS).run(number -> {
            List<ApplicationId> order = number % 2 == 0 ? ids : ids.reversed();
            for (int i = 0; i < ROUNDS; i++) {
                add(order);
            }
            return number;
        });

        // then
        assertThat(repository.estimates(ids))
                .hasSize(3)
                .allSatisfy((_, estimate) -> assertThat(estimate.samples()).isEqualTo(RACERS * ROUNDS));
    }

    @Test
    void shouldForgetAnApplicationThatIsRemoved() {
        // given
        ApplicationId removed = applications.insert(anApplication().build()).id();
        ApplicationId kept = new ApplicationId(removed.value() + 1);
        add(List.of(removed, kept));

        // when
        boolean found = transactions.in(() -> applications.delete(removed));

        // then
        assertThat(found).isTrue();
        assertThat(applications.find(removed)).isEmpty();
        assertThat(repository.estimates(Set.of(removed, kept))).containsOnlyKeys(kept);
    }

    private void add(List<ApplicationId> ids) {
        transactions.run(() -> repository.saveAll(repository.lock(ids, NOW).stream()
                .map(known -> known.plus(List.of(new Resources(10, 1 << 20)), NOW, Duration.ofDays(1)))
                .toList()));
    }
}
