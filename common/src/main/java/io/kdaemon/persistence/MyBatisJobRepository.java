package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class MyBatisJobRepository implements JobRepository {

    private final JobMapper mapper;

    MyBatisJobRepository(JobMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Job> insertAll(List<Job> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        List<GeneratedKey> keys =
                Stream.generate(GeneratedKey::new).limit(jobs.size()).toList();
        mapper.insertAll(jobs.stream().map(JobRow::of).toList(), keys);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> stored(jobs.get(i), keys.get(i)))
                .toList();
    }

    private static Job stored(Job job, GeneratedKey key) {
        return new Job(
                new JobId(key.value()),
                job.kind(),
                job.containerId(),
                job.correlationId(),
                job.progress(),
                job.schedule(),
                job.terms());
    }

    @Override
    public Optional<Job> find(JobId id) {
        return mapper.find(id.value()).map(JobRow::toJob);
    }

    @Override
    public List<Job> findAll(Collection<JobId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jobs(mapper.findAll(ids.stream().map(JobId::value).toList()));
    }

    @Override
    public void updateAll(Collection<Job> jobs) {
        if (!jobs.isEmpty()) {
            mapper.updateAll(jobs.stream().map(JobRow::of).toList());
        }
    }

    @Override
    public List<Job> claimDue(Instant now, Duration lease, int limit) {
        List<Job> due = jobs(mapper.lockDue(now, limit));
        if (due.isEmpty()) {
            return due;
        }
        Instant next = now.plus(lease);
        mapper.scheduleAt(due.stream().map(job -> job.id().value()).toList(), next);
        return due.stream().map(job -> dueAt(job, next)).toList();
    }

    @Override
    public List<Job> listIn(JobState state, int limit) {
        return jobs(mapper.listIn(state, limit));
    }

    @Override
    public int hasten(Collection<JobId> waiting, Instant now) {
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Long> later =
                mapper.lockLater(waiting.stream().map(JobId::value).toList(), JobState.WAITING_FOR_CAPACITY, now);
        if (!later.isEmpty()) {
            mapper.scheduleAt(later, now);
        }
        return later.size();
    }

    @Override
    public int makeUnfinishedDue(Instant now) {
        return mapper.makeUnfinishedDue(now);
    }

    @Override
    public List<Job> listOf(ContainerId containerId) {
        return jobs(mapper.listOf(containerId.value()));
    }

    private static Job dueAt(Job job, Instant next) {
        Job.Schedule old = job.schedule();
        return job.with(new Job.Schedule(old.createdAt(), next, old.deadlineAt(), old.finishedAt()));
    }

    private static List<Job> jobs(List<JobRow> rows) {
        return rows.stream().map(JobRow::toJob).toList();
    }
}
