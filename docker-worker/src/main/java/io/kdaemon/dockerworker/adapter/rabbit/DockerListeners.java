package io.kdaemon.dockerworker.adapter.rabbit;

import io.kdaemon.dockerworker.isolation.Lane;
import io.kdaemon.dockerworker.launch.LaunchHandler;
import io.kdaemon.dockerworker.observation.ObserveHandler;
import io.kdaemon.dockerworker.removal.RemovalHandler;
import io.kdaemon.dockerworker.stream.StreamHandler;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.StopContainer;
import org.springframework.context.SmartLifecycle;

/** Repairs have a queue of their own, so that they never wait behind a flood of launches. */
public class DockerListeners implements SmartLifecycle {

    private final MessageSubscriber subscriber;
    private final LaunchHandler launches;
    private final RemovalHandler removals;
    private final ObserveHandler observations;
    private final StreamHandler streams;
    private final InFlight inFlight;
    private volatile boolean running;

    /** Commands that may be unacknowledged at a time. */
    public record InFlight(int commands, int urgentCommands) {}

    public DockerListeners(
            MessageSubscriber subscriber,
            LaunchHandler launches,
            RemovalHandler removals,
            ObserveHandler observations,
            StreamHandler streams,
            InFlight inFlight) {
        this.subscriber = subscriber;
        this.launches = launches;
        this.removals = removals;
        this.observations = observations;
        this.streams = streams;
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        subscriber.subscribeEach(
                Destination.DOCKER_URGENT,
                inFlight.urgentCommands(),
                message -> dispatch(message.envelope(), Lane.URGENT));
        subscriber.subscribeEach(
                Destination.DOCKER, inFlight.commands(), message -> dispatch(message.envelope(), Lane.USER));
        subscriber.subscribeUnacknowledged(Destination.OBSERVE, message -> dispatch(message.envelope(), Lane.USER));
        subscriber.subscribeUnacknowledged(Destination.STREAM, message -> dispatch(message.envelope(), Lane.USER));
        running = true;
    }

    /** The subscriber itself ends the subscriptions. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void dispatch(Envelope envelope, Lane lane) {
        switch (envelope.body()) {
            case LaunchContainer command -> launches.handle(envelope, command, lane);
            case StopContainer command -> removals.handle(envelope, command, lane);
            case RemoveContainer command -> removals.handle(envelope, command, lane);
            case ObserveNode command -> observations.handle(envelope, command);
            case MessageBody.OpenStream request -> streams.handle(request);
            case MessageBody other ->
                throw new UnprocessableMessageException("Expected a command for a docker-worker, but found "
                        + other.getClass().getSimpleName());
        }
    }
}
