package io.kdaemon.dockerworker.isolation;

import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.EngineView;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** What one node may hold of this worker, and whether it is worth calling. As an interceptor it judges and, where harmless, repeats calls. */
public final class NodeGate implements CallInterceptor {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int ALONE = 1;

    private final String name;
    private final IsolationSettings settings;
    private final NodeRoom room;
    private final SignsOfLife life;
    private final NodeCalls calls;
    private final LastTrouble trouble;
    private final CallInterceptor around;

    NodeGate(String name, IsolationSettings settings, SignsOfLife life, NodeCalls calls, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.room = new NodeRoom(name, settings.room(), settings.silence());
        this.life = life;
        this.calls = calls;
        this.trouble = new LastTrouble(clock);
        this.around = trouble.then(new StartTimes(room.writes(), clock)).then(calls);
    }

    /** The address of its engine. */
    public String name() {
        return name;
    }

    /** Whether calls to it are held back because they kept failing. */
    public boolean isResting() {
        return calls.areSuspended();
    }

    /** Whether calls to it are left without any answer for so long that it gets no further commands. */
    public boolean isSilent() {
        return isQuietFor(settings.silence());
    }

    /** Commands that make its engine work hard right now, of users and of repairs. */
    public int writes() {
        return room.writes().taken();
    }

    /** How many of them each lane may have at a time, as measured. */
    public int writeLimit() {
        return room.writes().limit();
    }

    /** For those who look from outside. */
    public EngineView view(String worker) {
        Optional<LastTrouble.Trouble> latest = trouble.latest();
        return new EngineView(
                worker,
                calls.breaker(),
                writes(),
                writeLimit(),
                commands(),
                latest.map(LastTrouble.Trouble::error).orElse(null),
                latest.map(LastTrouble.Trouble::at).orElse(null));
    }

    /** At work or waiting, of users and of repairs. */
    public int commands() {
        return Arrays.stream(Lane.values()).mapToInt(room::taken).sum();
    }

    /**
     * Runs one command. Those that a silent node holds already are all that it gets: it may be slow, and then they are enough, or it hangs, and
     * then each further one would only be missing to the other nodes.
     *
     * @throws RetryLaterException when this node holds as many commands as it may
     * @throws EngineException SUSPENDED when calls were left without an answer and another command is finding out whether it answers again
     */
    public <T> T admit(Lane lane, Supplier<T> command) {
        if (!room.enter(lane)) {
            throw new RetryLaterException("%s: enough commands wait for this node".formatted(name), SOON);
        }
        try {
            if (isSilent()) {
                requirePlaceAtASilentNode(lane);
            }
            return command.get();
        } finally {
            room.leave(lane);
        }
    }

    private void requirePlaceAtASilentNode(Lane lane) {
        if (!life.hasFailed()) {
            throw new RetryLaterException("%s: no answer so far".formatted(name), SOON);
        }
        if (room.taken(lane) > ALONE) {
            throw new EngineException(
                    Kind.SUSPENDED,
                    "%s has not answered for %d s".formatted(name, life.quiet().toSeconds()));
        }
    }

    /**
     * Runs the part of a command that makes the engine work hard. A whole launch passes once: were each of its calls to queue, every container
     * would be created before the first one is started.
     *
     * @throws RetryLaterException when its turn did not come in time, or will not come as the node hangs
     */
    public <T> T write(Lane lane, Supplier<T> work) {
        if (!room.beginWrite(lane, this::isNotWorthWaitingFor)) {
            throw new RetryLaterException("%s: the engine is busy".formatted(name), SOON);
        }
        try {
            return work.get();
        } finally {
            room.endWrite(lane);
        }
    }

    private boolean isNotWorthWaitingFor() {
        return isResting() || isQuietFor(settings.breaker().slowCall());
    }

    private boolean isQuietFor(Duration limit) {
        return life.quiet().compareTo(limit) >= 0;
    }

    /**
     * Makes sure that the node is worth calling; after a rest one ping decides.
     *
     * @param ping past this gate
     * @throws EngineException SUSPENDED when calls to it keep failing
     */
    public void requireAwake(Runnable ping) {
        calls.requireAwake(ping);
    }

    /** Gives the engine a rest: somebody found that it does not answer. */
    public void rest() {
        calls.suspend();
    }

    /** Ends the rest that {@link #rest} began: somebody found that the engine answers. */
    public void wake() {
        calls.resume();
    }

    @Override
    public <T> T around(Verb verb, String subject, Supplier<T> call) {
        return around.around(verb, subject, call);
    }
}
