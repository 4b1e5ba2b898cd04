package io.kdaemon.gateway.job;

import io.kdaemon.gateway.web.Reference;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The routes of jobs. */
@RestController
public final class JobController {

    private final JobDirectory directory;
    private final JobCancellation cancellation;

    public JobController(JobDirectory directory, JobCancellation cancellation) {
        this.directory = directory;
        this.cancellation = cancellation;
    }

    @Operation(summary = "Shows how far a job has come")
    @GetMapping("/jobs/{id}")
    JobView get(@PathVariable String id) {
        return JobView.of(directory.get(new Reference(id)));
    }

    @Operation(summary = "Calls a job off that is not finished: its container goes back to what it was before")
    @PostMapping("/jobs/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView cancel(@PathVariable String id) {
        return cancellation.cancel(new Reference(id));
    }

    @Operation(summary = "Calls a job off that is not finished: its container goes back to what it was before")
    @DeleteMapping("/jobs/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView delete(@PathVariable String id) {
        return cancellation.cancel(new Reference(id));
    }
}
