package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.command.CommandRunner;
import io.kdaemon.dockerworker.command.CommandSession;
import io.kdaemon.dockerworker.command.CommandWork;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.Endpoints;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.ExpectedStarts;
import io.kdaemon.dockerworker.engine.PullProgress;
import io.kdaemon.dockerworker.isolation.Lane;
import io.kdaemon.dockerworker.report.StatusReporter;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.PullProgressed;
import io.kdaemon.messaging.contract.ReportOrigin;
import java.time.Instant;

/** Carries out {@link LaunchContainer}. */
public final class LaunchHandler {

    private final CommandRunner runner;
    private final StatusReporter reporter;
    private final ExpectedStarts expectedStarts;
    private final LaunchPlans plans;
    private final ImageSupply images;
    private final LaunchMetrics metrics;

    public LaunchHandler(
            CommandRunner runner,
            StatusReporter reporter,
            ExpectedStarts expectedStarts,
            LaunchPlans plans,
            ImageSupply images,
            LaunchMetrics metrics) {
        this.runner = runner;
        this.reporter = reporter;
        this.expectedStarts = expectedStarts;
        this.plans = plans;
        this.images = images;
        this.metrics = metrics;
    }

    public void handle(Envelope cause, LaunchContainer command, Lane lane) {
        runner.run(cause, command.target(), lane, new Work(cause, command));
    }

    private final class Work implements CommandWork {

        private final Envelope cause;
        private final LaunchContainer command;

        Work(Envelope cause, LaunchContainer command) {
            this.cause = cause;
            this.command = command;
        }

        @Override
        public StatusEvent run(CommandSession session) {
            Instant taken = metrics.begun(cause.sentAt());
            LaunchStarted begun = new LaunchStarted(session.origin());
            try (LongLaunchNews _ = new LongLaunchNews(() -> reporter.report(cause, begun))) {
                LaunchOutcome outcome = launch(session);
                metrics.ended(outcome, taken);
                return report(session, outcome);
            }
        }

        private LaunchOutcome launch(CommandSession session) {
            try {
                return launch(session, plans.of(command));
            } catch (LaunchFailure refused) {
                return refused.outcome();
            }
        }

        private LaunchOutcome launch(CommandSession session, ContainerPlan plan) {
            expectedStarts.expect(plan.ownership());
            ImageSupply.Order order = new ImageSupply.Order(
                    session.target().node().engineUri(),
                    session.engine(),
                    command.spec().image(),
                    command.login());
            PullNews news = new PullNews((progress, done) -> tell(session, progress, done), session.clock());
            Launch.Images supply = images.at(order, news);
            return new Launch(plan, session.engine(), session::write, unlessCalledOff(session, supply)).run();
        }

        private void tell(CommandSession session, PullProgress progress, boolean done) {
            ContainerRef target = session.target();
            ReportOrigin origin = new ReportOrigin(
                    target.containerId(),
                    target.generation(),
                    target.node().nodeId(),
                    target.jobId(),
                    session.clock().instant());
            reporter.tell(
                    cause,
                    new PullProgressed(
                            origin,
                            command.spec().image(),
                            progress.layers(),
                            progress.layersDone(),
                            progress.bytes(),
                            progress.bytesDone(),
                            done));
        }

        private Launch.Images unlessCalledOff(CommandSession session, Launch.Images supply) {
            return new Launch.Images() {
                @Override
                public void supply() {
                    await(session, supply::supply);
                }

                @Override
                public void refresh() {
                    await(session, supply::refresh);
                }
            };
        }

        private void await(CommandSession session, Runnable pull) {
            if (!runner.callOffs().await(session.target(), pull)) {
                String image = command.spec().image();
                throw new LaunchFailure(false, "called off while %s was being pulled".formatted(image));
            }
        }

        private StatusEvent report(CommandSession session, LaunchOutcome outcome) {
            return switch (outcome) {
                case LaunchOutcome.Running(EngineContainer container, boolean adopted) ->
                    new LaunchSucceeded(
                            session.origin(),
                            container.engineId(),
                            Endpoints.of(container, session.target().node().advertisedHost()),
                            adopted,
                            session.calls(),
                            container.isBeingChecked());
                case LaunchOutcome.Failed(boolean permanent, String reason) ->
                    new LaunchFailed(session.origin(), permanent, reason, session.calls());
            };
        }

        @Override
        public StatusEvent giveUp(CommandSession session, String reason) {
            return new LaunchFailed(session.origin(), false, reason, session.calls());
        }
    }
}
