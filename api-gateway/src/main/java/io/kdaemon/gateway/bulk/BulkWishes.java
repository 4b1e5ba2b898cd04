package io.kdaemon.gateway.bulk;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.gateway.bulk.BulkView.Result;
import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.Situation;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.messaging.TraceParent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hands one wish for many containers to the law, a batch to a transaction. */
public final class BulkWishes {

    static final int MOST = 1000;
    private static final int BATCH = 100;

    private final Selection selection;
    private final JobRepository jobs;
    private final LifecycleDecider decider;
    private final LifecycleExecutor executor;
    private final Transactions transactions;
    private final Clock clock;

    public BulkWishes(
            Selection selection,
            JobRepository jobs,
            LifecycleDecider decider,
            LifecycleExecutor executor,
            Transactions transactions,
            Clock clock) {
        this.selection = selection;
        this.jobs = jobs;
        this.decider = decider;
        this.executor = executor;
        this.transactions = transactions;
        this.clock = clock;
    }

    BulkView carryOut(BulkForm form) {
        List<ContainerInstance> meant = selection.of(form.selector(), MOST + 1);
        List<ContainerInstance> taken = meant.stream().limit(MOST).toList();
        List<Result> results = new ArrayList<>();
        for (int from = 0; from < taken.size(); from += BATCH) {
            List<ContainerInstance> batch = taken.subList(from, Math.min(from + BATCH, taken.size()));
            results.addAll(form.dryRun() ? foresee(form, batch) : wish(form, batch));
        }
        return new BulkView(
                form.wish().kind().name().toLowerCase(Locale.ROOT),
                form.dryRun(),
                (int) results.stream().filter(result -> result.reason() == null).count(),
                meant.size() <= MOST,
                results);
    }

    private List<Result> wish(BulkForm form, List<ContainerInstance> batch) {
        Instruction.Cause cause = new Instruction.Cause(RequestId.current(), null, TraceParent.current());
        List<Outcome> outcomes = transactions.run(() -> executor.execute(batch.stream()
                .map(container -> new Instruction(container.id(), form.wish(), cause))
                .toList()));
        return outcomes.stream()
                .map(outcome -> result(outcome.container(), outcome.decision()))
                .toList();
    }

    /** What the law would say now. */
    private List<Result> foresee(BulkForm form, List<ContainerInstance> batch) {
        return batch.stream()
                .map(container -> result(container, decider.decide(situation(container), form.wish())))
                .toList();
    }

    private Situation situation(ContainerInstance container) {
        return new Situation(container, container.jobId().flatMap(jobs::find).orElse(null), clock.instant());
    }

    private static Result result(ContainerInstance container, Decision decision) {
        Long job = container.jobId().map(JobId::value).orElse(null);
        String name = container.identity().name();
        return switch (decision) {
            case Decision.Apply _ -> new Result(container.id().value(), name, "accepted", null, job);
            case Decision.Ignore ignored ->
                new Result(container.id().value(), name, "nothing_to_do", ignored.reason(), job);
        };
    }
}
