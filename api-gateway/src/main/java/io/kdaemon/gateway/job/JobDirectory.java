package io.kdaemon.gateway.job;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;

/** Finds jobs. */
public final class JobDirectory {

    private final JobRepository jobs;

    public JobDirectory(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** Refuses the request when there is no such job. */
    Job get(Reference reference) {
        return reference.number().stream()
                .mapToObj(JobId::new)
                .flatMap(number -> jobs.find(number).stream())
                .findFirst()
                .orElseThrow(() -> RequestRefusedException.notFound("job", reference.text()));
    }
}
