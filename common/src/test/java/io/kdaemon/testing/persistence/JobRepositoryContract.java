package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.JobFixtures.aDispatchedJob;
import static io.kdaemon.testing.JobFixtures.aQueuedJob;
import static io.kdaemon.testing.JobFixtures.aSucceededJob;
import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public abstract class JobRepositoryContract {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JobRepository repository;
    private final Transactions transactions;

    protected JobRepositoryContract(JobRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldReturnWhatWasStored() {
        // given
        Job job = aDispatchedJob()
                .dueAt(Instant.parse("2026-03-08T02:30:00.999999Z"))
                .build();

        // when
        Job stored = repository.insert(job);

        // then
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(job);
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(repository.findAll(List.of(stored.id(), new JobId(12345)))).containsExactly(stored);
        assertThat(repository.findAll(List.of())).isEmpty();
    }

    @Test
    void shouldStoreProgressAndSchedule() {
        // given
        Job stored = repository.insert(aQueuedJob().build());
        Job changed = stored.with(new Job.Progress(JobState.FAILED, 3, "no such image 🐳"))
                .with(new Job.Schedule(stored.schedule().createdAt(), NOW, NOW.plusSeconds(1), NOW));

        // when
        repository.update(changed);

        // then
        assertThat(repository.find(stored.id())).contains(changed);
    }

    @Test
    void shouldListTheNewestFirst() {
        // given
        Job first = repository.insert(aSucceededJob().build());
        Job second = repository.insert(aQueuedJob().build());
        repository.insert(aQueuedJob().on(new ContainerId(2)).build());

        // when // then
        assertThat(repository.listOf(new ContainerId(1))).containsExactly(second, first);
    }

    @Test
    void shouldClaimTheLongestDueFirstAndNotAgainBeforeTheLeaseEnds() {
        // given
        repository.insert(aQueuedJob().dueAt(NOW.minusSeconds(1)).build());
        JobId longest = repository
                .insert(aQueuedJob().dueAt(NOW.minusSeconds(3)).build())
                .id();
        JobId second = repository
                .insert(aDispatchedJob().dueAt(NOW.minusSeconds(2)).build())
                .id();

        // when
        List<Job> claimed = claim(NOW, 2);

        // then
        assertThat(claimed).extracting(Job::id).containsExactly(longest, second);
        assertThat(claimed).allSatisfy(job -> {
            assertThat(job.schedule().nextAttemptAt()).isEqualTo(NOW.plus(LEASE));
            assertThat(repository.find(job.id())).contains(job);
        });
        assertThat(claim(NOW, 10)).extracting(Job::id).doesNotContain(longest, second);
        assertThat(claim(NOW.plus(LEASE), 10)).hasSize(3);
    }

    @Test
    void shouldNotClaimWhatIsNotDueOrFinished() {
        // given
        repository.insert(aQueuedJob().dueAt(NOW.plusMillis(1)).build());
        repository.insert(aSucceededJob().dueAt(NOW.minusSeconds(1)).build());
        Job due = repository.insert(aQueuedJob().dueAt(NOW).build());

        // when // then
        assertThat(claim(NOW, 10)).extracting(Job::id).containsExactly(due.id());
    }

    @Test
    void shouldGiveTwoClaimersDifferentJobs() {
        // given
        insertDue(40);

        // when
        List<List<Job>> claimed = claimAtOnce(2, 10);

        // then
        assertThat(claimed).allSatisfy(mine -> assertThat(mine).hasSize(10));
        assertThat(claimed.getFirst()).doesNotContainAnyElementsOf(claimed.getLast());
    }

    @Test
    void shouldNeverGiveMoreThanTheLimitToAnyOfManyClaimers() {
        // given
        insertDue(30);

        // when
        List<List<Job>> claimed = claimAtOnce(8, 5);

        // then
        assertThat(claimed).allSatisfy(mine -> assertThat(mine).hasSizeLessThanOrEqualTo(5));
        assertThat(claimed.stream().flatMap(List::stream).map(Job::id))
                .doesNotHaveDuplicates()
                .hasSize(30);
    }

    @Test
    void shouldMakeEveryUnfinishedJobDue() {
        // given
        repository.insert(aQueuedJob().dueAt(NOW.plusSeconds(100)).build());
        repository.insert(aDispatchedJob().dueAt(NOW.plusSeconds(200)).build());
        repository.insert(aSucceededJob().build());

        // when
        int made = repository.makeUnfinishedDue(NOW);

        // then
        assertThat(made).isEqualTo(2);
        assertThat(claim(NOW, 10)).hasSize(2);
    }

    @Test
    void shouldHastenOnlyWhatWaitsForCapacity() {
        // given
        Job waiting = insertWaiting(NOW.plusSeconds(30));
        Job alreadyDue = insertWaiting(NOW.minusSeconds(1));
        Job queued = repository.insert(aQueuedJob().dueAt(NOW.plusSeconds(30)).build());
        List<JobId> all = List.of(waiting.id(), alreadyDue.id(), queued.id(), new JobId(12345));

        // when
        int hastened = transactions.in(() -> repository.hasten(all, NOW));

        // then
        assertThat(hastened).isEqualTo(1);
        assertThat(repository.find(waiting.id()).orElseThrow().schedule().nextAttemptAt())
                .isEqualTo(NOW);
        assertThat(repository.find(queued.id())).contains(queued);
        assertThat(repository.hasten(List.of(), NOW)).isZero();
    }

    @Test
    void shouldListTheOldestInAState() {
        // given
        Job first = insertWaiting(NOW.plusSeconds(30));
        repository.insert(aQueuedJob().build());
        repository.insert(aSucceededJob().build());
        insertWaiting(NOW);

        // when // then
        assertThat(repository.listIn(JobState.WAITING_FOR_CAPACITY, 1)).containsExactly(first);
        assertThat(repository.listIn(JobState.WAITING_FOR_CAPACITY, 10)).hasSize(2);
    }

    private Job insertWaiting(Instant nextAttempt) {
        Job job = aQueuedJob().dueAt(nextAttempt).build();
        return repository.insert(job.with(new Job.Progress(JobState.WAITING_FOR_CAPACITY, 1, "no room")));
    }

    private void insertDue(int jobs) {
        IntStream.range(0, jobs)
                .forEach(i -> repository.insert(aQueuedJob().dueAt(NOW).build()));
    }

    private List<Job> claim(Instant now, int limit) {
        return transactions.in(() -> repository.claimDue(now, LEASE, limit));
    }

    private List<List<Job>> claimAtOnce(int claimers, int limit) {
        Race race = Race.of(claimers);
        return race.run(_ -> transactions.in(() -> {
            List<Job> mine = repository.claimDue(NOW, LEASE, limit);
            race.meet();
            return mine;
        }));
    }
}
