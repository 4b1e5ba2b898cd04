package io.kdaemon.dockerworker.removal;

import io.kdaemon.dockerworker.command.CommandRunner;
import io.kdaemon.dockerworker.command.CommandSession;
import io.kdaemon.dockerworker.command.CommandWork;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.isolation.Lane;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.contract.StopSucceeded;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out {@link StopContainer} and {@link RemoveContainer}. */
public final class RemovalHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RemovalHandler.class);

    private final CommandRunner runner;

    public RemovalHandler(CommandRunner runner) {
        this.runner = runner;
    }

    public void handle(Envelope cause, StopContainer command, Lane lane) {
        Duration grace = Duration.ofSeconds(command.graceSeconds());
        runner.callOffs().callOff(command.target());
        runner.run(cause, command.target(), lane, work(session -> stop(session, grace)));
    }

    public void handle(Envelope cause, RemoveContainer command, Lane lane) {
        Duration grace = Duration.ofSeconds(command.graceSeconds());
        runner.callOffs().callOff(command.target());
        runner.run(cause, command.target(), lane, work(session -> remove(session, grace, command.withVolumes())));
    }

    private static StatusEvent stop(CommandSession session, Duration grace) {
        OwnedContainer owned = new OwnedContainer(session);
        owned.find().ifPresent(container -> owned.stop(container, grace));
        return new StopSucceeded(session.origin(), session.calls());
    }

    private static StatusEvent remove(CommandSession session, Duration grace, boolean volumes) {
        OwnedContainer owned = new OwnedContainer(session);
        owned.find().ifPresent(container -> {
            if (!grace.isZero()) {
                stopIfPossible(owned, container, grace);
            }
            owned.remove(container, volumes);
        });
        return new RemoveSucceeded(session.origin(), session.calls());
    }

    /** An orderly end is a courtesy: the removal ends it in any case. */
    private static void stopIfPossible(OwnedContainer owned, EngineContainer container, Duration grace) {
        try {
            owned.stop(container, grace);
        } catch (EngineException e) {
            if (e.isPostponed()) {
                throw e;
            }
            LOG.info("container={} stop before removal failed: {}", container.name(), e.getMessage());
        }
    }

    private static CommandWork work(Function<CommandSession, StatusEvent> body) {
        return new CommandWork() {
            @Override
            public StatusEvent run(CommandSession session) {
                try {
                    return body.apply(session);
                } catch (EngineException e) {
                    if (e.isPostponed()) {
                        throw e;
                    }
                    return giveUp(session, String.valueOf(e.getMessage()));
                }
            }

            @Override
            public StatusEvent giveUp(CommandSession session, String reason) {
                return new CommandFailed(session.origin(), reason, session.calls());
            }
        };
    }
}
