package io.kdaemon.gateway.container;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.web.Answer;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.persistence.TakenException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Accepts launches: what is asked is stored and queued when the answer goes out. */
public final class ContainerCreation {

    private static final int NAMING_ATTEMPTS = 10;
    private static final int GAP_PER_ATTEMPT = 50;

    /** Where the highest number is nearly always found. */
    private static final int NEWEST = 100;

    private final ApplicationDirectory applications;
    private final ContainerRepository containers;
    private final ContainerLaunch launch;
    private final Creations creations;
    private final Answers answers;
    private final JoinedLaunches joined;

    public ContainerCreation(
            ApplicationDirectory applications,
            ContainerRepository containers,
            ContainerLaunch launch,
            Creations creations,
            Transactions transactions,
            Answers answers) {
        this.applications = applications;
        this.containers = containers;
        this.launch = launch;
        this.creations = creations;
        this.answers = answers;
        this.joined = new JoinedLaunches(this::application, launch, transactions);
    }

    Answer create(@Nullable String key, RequestFields fields) {
        ContainerFields.LAUNCH.checkCreate(fields);
        LaunchForm form = LaunchForm.read(fields);
        return key == null && form.name() != null && form.count() == 1
                ? accepted(joined.launch(form))
                : create(key, fields, form);
    }

    private Answer create(@Nullable String key, RequestFields fields, LaunchForm form) {
        for (int attempt = 1; ; attempt++) {
            Naming naming = Naming.of(attempt);
            try {
                return creations
                        .create(key, "container", fields, () -> launch(form, naming))
                        .answer();
            } catch (TakenException e) {
                // A name the client chose stays taken; of ours another one may be free.
                if (form.name() != null || attempt == NAMING_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Answer launch(LaunchForm form, Naming naming) {
        Application application = application(form);
        Instruction.Cause cause = ContainerLaunch.cause();
        List<ContainerInstance> launched = launch.launch(names(form, application, naming).stream()
                .map(name -> new ContainerLaunch.Wanted(name, application, form, cause))
                .toList());
        return form.count() == 1
                ? accepted(launched.getFirst())
                : answers.accepted(
                        "/containers?application=" + application.id(),
                        launched.stream().map(ContainerCreation::view).toList());
    }

    private Answer accepted(ContainerInstance launched) {
        return answers.accepted("/containers/" + launched.id(), view(launched));
    }

    private static ContainerView view(ContainerInstance container) {
        return ContainerView.of(container, container.jobId(), false);
    }

    private Application application(LaunchForm form) {
        Application application = applications.find(form.application()).orElseThrow(() -> unknown(form));
        if (!application.enabled()) {
            throw RequestRefusedException.conflict(
                    "application", application.name(), "Application '%s' is disabled".formatted(application.name()));
        }
        return application;
    }

    private List<String> names(LaunchForm form, Application application, Naming naming) {
        if (form.name() != null) {
            return LaunchNames.numbered(form.name(), form.count());
        }
        List<String> taken = containers.newestNames(application.id(), naming.names());
        return LaunchNames.generated(application.name(), taken, form.count(), naming.gap());
    }

    /**
     * How names are found.
     *
     * @param names how many of the application's containers are looked at
     * @param gap numbers left free, so that requests which choose at the same moment do not choose the same
     */
    private record Naming(int names, int gap) {
        static Naming of(int attempt) {
            return attempt == 1
                    ? new Naming(NEWEST, 0)
                    : new Naming(Integer.MAX_VALUE, ThreadLocalRandom.current().nextInt(attempt * GAP_PER_ATTEMPT));
        }
    }

    private static RequestRefusedException unknown(LaunchForm form) {
        return RequestRefusedException.unknown(
                "application_id", "application", form.application().text());
    }
}
