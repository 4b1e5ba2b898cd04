package io.kdaemon.gateway.container;

import io.kdaemon.activity.Joining;
import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.Outage;
import io.kdaemon.lifecycle.execution.Instruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Launches of one named container each, stored together when they are asked for at the same time: one commit for many is what makes the
 * difference. When that fails, each is tried in a transaction of its own, so that only the one to blame is refused.
 */
final class JoinedLaunches {

    private static final int MOST_TOGETHER = 64;

    private final Joining<Asked, Result> joining = new Joining<>(MOST_TOGETHER, this::launchAll);
    private final Function<LaunchForm, Application> applications;
    private final ContainerLaunch launch;
    private final Transactions transactions;

    private record Asked(LaunchForm form, Instruction.Cause cause) {}

    private sealed interface Result {

        record Launched(ContainerInstance container) implements Result {}

        record Refused(RuntimeException why) implements Result {}
    }

    /** @param applications finds the one that a launch names, or refuses */
    JoinedLaunches(Function<LaunchForm, Application> applications, ContainerLaunch launch, Transactions transactions) {
        this.applications = applications;
        this.launch = launch;
        this.transactions = transactions;
    }

    ContainerInstance launch(LaunchForm form) {
        return switch (joining.ask(new Asked(form, ContainerLaunch.cause()))) {
            case Result.Launched(ContainerInstance container) -> container;
            case Result.Refused(RuntimeException why) -> throw why;
        };
    }

    private List<Result> launchAll(List<Asked> asked) {
        try {
            return transactions.run(() -> launch.launch(wanted(asked))).stream()
                    .<Result>map(Result.Launched::new)
                    .toList();
        } catch (RuntimeException e) {
            return asked.size() == 1 || Outage.isBehind(e)
                    ? asked.stream().<Result>map(_ -> new Result.Refused(e)).toList()
                    : asked.stream()
                            .flatMap(one -> launchAll(List.of(one)).stream())
                            .toList();
        }
    }

    private List<ContainerLaunch.Wanted> wanted(List<Asked> asked) {
        Map<Reference, Application> known = new HashMap<>();
        return asked.stream()
                .map(one -> new ContainerLaunch.Wanted(
                        Objects.requireNonNull(one.form().name()),
                        known.computeIfAbsent(one.form().application(), _ -> applications.apply(one.form())),
                        one.form(),
                        one.cause()))
                .toList();
    }
}
