package io.kdaemon.testing.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

public final class InMemoryJobRepository implements JobRepository {

    private final NavigableMap<Long, Job> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized List<Job> insertAll(List<Job> jobs) {
        return jobs.stream().map(this::stored).toList();
    }

    private Job stored(Job job) {
        Job stored = new Job(
                new JobId(++lastId),
                job.kind(),
                job.containerId(),
                job.correlationId(),
                job.progress(),
                job.schedule(),
                job.terms());
        rows.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    @Override
    public synchronized List<Job> findAll(Collection<JobId> ids) {
        return rows.values().stream().filter(job -> ids.contains(job.id())).toList();
    }

    @Override
    public synchronized void updateAll(Collection<Job> jobs) {
        jobs.forEach(job -> rows.computeIfPresent(
                job.id().value(), (_, old) -> old.with(job.progress()).with(job.schedule())));
    }

    @Override
    public synchronized List<Job> claimDue(Instant now, Duration lease, int limit) {
        List<JobId> due = unfinished()
                .filter(job -> !job.schedule().nextAttemptAt().isAfter(now))
                .sorted(Comparator.comparing(job -> job.schedule().nextAttemptAt()))
                .limit(limit)
                .map(Job::id)
                .toList();
        due.forEach(id -> setDue(id, now.plus(lease)));
        return due.stream().map(id -> find(id).orElseThrow()).toList();
    }

    @Override
    public synchronized List<Job> listIn(JobState state, int limit) {
        return unfinished().filter(job -> job.state() == state).limit(limit).toList();
    }

    @Override
    public synchronized int hasten(Collection<JobId> waiting, Instant now) {
        List<JobId> later = unfinished()
                .filter(job -> waiting.contains(job.id()))
                .filter(job -> job.state() == JobState.WAITING_FOR_CAPACITY)
                .filter(job -> job.schedule().nextAttemptAt().isAfter(now))
                .map(Job::id)
                .toList();
        later.forEach(id -> setDue(id, now));
        return later.size();
    }

    @Override
    public synchronized int makeUnfinishedDue(Instant now) {
        List<JobId> ids = unfinished().map(Job::id).toList();
        ids.forEach(id -> setDue(id, now));
        return ids.size();
    }

    @Override
    public synchronized List<Job> listOf(ContainerId containerId) {
        return rows.descendingMap().values().stream()
                .filter(job -> job.containerId().equals(containerId))
                .toList();
    }

    private Stream<Job> unfinished() {
        return rows.values().stream().filter(job -> job.schedule().finishedAt() == null);
    }

    private void setDue(JobId id, Instant at) {
        rows.computeIfPresent(id.value(), (_, job) -> {
            Job.Schedule old = job.schedule();
            return job.with(new Job.Schedule(old.createdAt(), at, old.deadlineAt(), old.finishedAt()));
        });
    }
}
