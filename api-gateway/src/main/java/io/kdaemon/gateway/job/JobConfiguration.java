package io.kdaemon.gateway.job;

import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of jobs. */
@Configuration(proxyBeanMethods = false)
@Import(JobController.class)
public class JobConfiguration {

    @Bean
    JobDirectory gatewayJobDirectory(JobRepository jobs) {
        return new JobDirectory(jobs);
    }

    @Bean
    JobCancellation gatewayJobCancellation(
            JobDirectory directory, LifecycleExecutor executor, Transactions transactions) {
        return new JobCancellation(directory, executor, transactions);
    }
}
