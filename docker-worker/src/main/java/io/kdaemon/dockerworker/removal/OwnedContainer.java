package io.kdaemon.dockerworker.removal;

import io.kdaemon.dockerworker.command.CommandSession;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Ownership;
import java.time.Duration;
import java.util.Optional;

/** The container that a command is about, provided that it is ours. */
record OwnedContainer(CommandSession session) {

    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(20);

    /** Empty also when somebody else's container has our name: ours is not there, and his is none of our business. */
    Optional<EngineContainer> find() {
        Ownership ownership = Ownership.of(session.target());
        return session.engine().inspect(ownership.containerName()).filter(found -> found.belongsTo(ownership));
    }

    void stop(EngineContainer container, Duration grace) {
        switch (container.state()) {
            case RUNNING, PAUSED, RESTARTING ->
                goneIsFine(() -> session.engine().stop(container.engineId(), grace));
            case CREATED, EXITED, REMOVING, DEAD -> {}
        }
    }

    void remove(EngineContainer container, boolean volumes) {
        try {
            goneIsFine(() -> session.write(() -> {
                session.engine().remove(container.engineId(), volumes);
                return true;
            }));
        } catch (EngineException e) {
            boolean isLeaving = e.kind() == Kind.CONFLICT;
            if (!isLeaving || !session.engine().awaitGone(container.engineId(), REMOVAL_LIMIT)) {
                throw e;
            }
        }
    }

    private static void goneIsFine(Runnable call) {
        try {
            call.run();
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }
}
