package io.kdaemon.watcher.reconcile;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.ContainerCommand.Reconcile;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes up the jobs whose next step is overdue. Jobs are claimed in a transaction of their own, because everywhere else containers are locked
 * before jobs. A claim that comes to nothing is renewed after the lease, until the job's deadline ends it.
 */
class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /**
     * @param lease how long nobody else takes up what one sweeper has claimed
     * @param allDueAtStart for a broker that forgets its messages when it stops: what was under way then is taken up first
     */
    record Settings(Duration lease, int batchSize, boolean allDueAtStart) {}

    private final TransactionOperations transactions;
    private final JobRepository jobs;
    private final Reconciler reconciler;
    private final Clock clock;
    private final Settings settings;
    private boolean allDueFirst;

    Sweeper(
            TransactionOperations transactions,
            JobRepository jobs,
            Reconciler reconciler,
            Clock clock,
            Settings settings) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.reconciler = reconciler;
        this.clock = clock;
        this.settings = settings;
        this.allDueFirst = settings.allDueAtStart();
    }

    void sweep() {
        if (allDueFirst) {
            makeAllDue();
            allDueFirst = false;
        }
        List<Instruction> due = claimDue().stream().map(Sweeper::instruction).toList();
        try {
            reconciler.reconcile(due);
        } catch (RuntimeException e) {
            LOG.warn("{} overdue jobs are taken up one by one, together they failed: {}", due.size(), e.toString());
            due.forEach(this::reconcileAlone);
        }
    }

    private void makeAllDue() {
        Integer count = transactions.execute(_ -> jobs.makeUnfinishedDue(clock.instant()));
        LOG.info("unfinished jobs taken up at start: {}", count);
    }

    private void reconcileAlone(Instruction instruction) {
        try {
            reconciler.reconcile(List.of(instruction));
        } catch (RuntimeException e) {
            LOG.warn(
                    "container={} was not reconciled, tried again in {}: {}",
                    instruction.containerId(),
                    settings.lease(),
                    e.toString());
        }
    }

    private List<Job> claimDue() {
        List<Job> due =
                transactions.execute(_ -> jobs.claimDue(clock.instant(), settings.lease(), settings.batchSize()));
        return due == null ? List.of() : due;
    }

    private static Instruction instruction(Job job) {
        return new Instruction(job.containerId(), new Reconcile(), new Cause(job.correlationId(), null));
    }
}
