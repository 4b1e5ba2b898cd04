package io.kdaemon.gateway.job;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The route of jobs. */
@RestController
public final class JobController {

    private final JobRepository jobs;

    public JobController(JobRepository jobs) {
        this.jobs = jobs;
    }

    @Operation(summary = "Shows how far a job has come")
    @GetMapping("/jobs/{id}")
    JobView get(@PathVariable String id) {
        return new Reference(id)
                .number().stream()
                        .mapToObj(JobId::new)
                        .flatMap(number -> jobs.find(number).stream())
                        .map(JobView::of)
                        .findFirst()
                        .orElseThrow(() -> RequestRefusedException.notFound("job", id));
    }
}
