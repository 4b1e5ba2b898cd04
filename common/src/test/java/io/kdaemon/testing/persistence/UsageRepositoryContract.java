package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Resources;
import io.kdaemon.usage.ApplicationUsage;
import io.kdaemon.usage.UsageEstimate;
import io.kdaemon.usage.UsageRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

public abstract class UsageRepositoryContract {

    private static final ApplicationId ONE = new ApplicationId(1);
    private static final ApplicationId TWO = new ApplicationId(2);
    private static final ApplicationId THREE = new ApplicationId(3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Resources USED = new Resources(250, 60 << 20);

    private final UsageRepository repository;
    private final Transactions transactions;

    protected UsageRepositoryContract(UsageRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldBeginWithNothing() {
        // when
        List<ApplicationUsage> locked = transactions.in(() -> repository.lock(List.of(TWO, ONE), NOW));

        // then
        assertThat(locked).containsExactly(ApplicationUsage.none(ONE, NOW), ApplicationUsage.none(TWO, NOW));
        assertThat(repository.estimates(List.of(ONE, TWO))).isEmpty();
        assertThat(repository.estimates(List.of())).isEmpty();
    }

    @Test
    void shouldKeepWhatWasAdded() {
        // when
        ApplicationUsage first = add(ONE, NOW);
        add(TWO, NOW);
        ApplicationUsage second = add(ONE, NOW.plus(DAY));

        // then
        assertThat(first.samples()).isEqualTo(1);
        assertThat(transactions.in(() -> repository.lock(Set.of(ONE), NOW.plus(DAY))))
                .containsExactly(second);
        assertThat(repository.estimates(Set.of(ONE, THREE)))
                .containsOnlyKeys(ONE)
                .containsEntry(ONE, new UsageEstimate(second.usual(), 2, NOW, NOW.plus(DAY)));
    }

    @Test
    void shouldKeepOneRowOfBoundedSizeWhateverIsAdded() {
        // when
        Instant now = NOW;
        for (int i = 0; i < 200; i++) {
            now = now.plusSeconds(60);
            add(ONE, now, new Resources(i * 37 % 4000, (long) (i * 7919 % 4096) << 20));
        }

        // then
        ApplicationUsage usage =
                transactions.in(() -> repository.lock(Set.of(ONE), NOW)).getFirst();
        assertThat(usage.samples()).isEqualTo(200);
        assertThat(usage.cpu().weights()).hasSizeLessThan(200);
        assertThat(usage.memory().weights()).hasSizeLessThan(200);
    }

    private ApplicationUsage add(ApplicationId id, Instant now) {
        return add(id, now, USED);
    }

    private ApplicationUsage add(ApplicationId id, Instant now, Resources used) {
        return transactions.in(() -> {
            ApplicationUsage known = repository.lock(Set.of(id), now).getFirst();
            ApplicationUsage more = known.plus(Collections.nCopies(1, used), now, DAY);
            repository.saveAll(List.of(more));
            return more;
        });
    }
}
