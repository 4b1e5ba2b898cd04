package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.kdaemon.dockerworker.engine.Adoptions;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerStats;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineImage;
import io.kdaemon.dockerworker.engine.EventStream;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.engine.PullProgress;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One engine through docker-java. */
final class DockerContainerRuntime implements ContainerRuntime {

    private final EngineConnection connection;
    private final EngineSettings settings;
    private final Clock clock;
    private final DockerClient client;

    DockerContainerRuntime(EngineConnection connection, EngineSettings settings, Clock clock) {
        this.connection = connection;
        this.settings = settings;
        this.clock = clock;
        this.client = connection.client();
    }

    @Override
    public void ping() {
        run(settings.timeouts().ping(), client.pingCmd()::exec);
    }

    @Override
    public EngineFacts facts() {
        return read(() -> EngineReadings.facts(
                client.versionCmd().exec(), client.infoCmd().exec()));
    }

    @Override
    public List<EngineContainer> list(String cluster) {
        return read(
                () -> client
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(Ownership.CLUSTER, cluster))
                        .exec()
                        .stream()
                        .map(EngineReadings::listed)
                        .toList());
    }

    @Override
    public List<EngineContainer> listOnly(Collection<String> engineIds) {
        return read(() -> client.listContainersCmd().withShowAll(true).withIdFilter(engineIds).exec().stream()
                .map(EngineReadings::listed)
                .toList());
    }

    @Override
    public Optional<EngineContainer> inspect(String reference) {
        return read(() -> {
            try {
                return Optional.of(EngineReadings.inspected(
                        client.inspectContainerCmd(reference).exec()));
            } catch (NotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public boolean hasImage(String image) {
        return read(() -> {
            try {
                client.inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException absent) {
                return false;
            }
        });
    }

    @Override
    public void pull(String image, @Nullable RegistryAccess access, Consumer<PullProgress> progress) {
        new ImagePull(connection, settings.pulls(), access, clock).run(image, progress);
    }

    @Override
    public List<EngineImage> unusedImages() {
        return new UnusedImages(connection, settings.timeouts().read()).list();
    }

    @Override
    public void removeImage(String reference) {
        run(settings.timeouts().write(), () -> {
            try {
                client.removeImageCmd(reference).withForce(false).exec();
            } catch (NotFoundException gone) {
                return;
            }
        });
    }

    @Override
    public String create(ContainerPlan plan) {
        CreateRequest request = new CreateRequest(plan, settings.safeguards());
        return connection.call(
                settings.timeouts().write(), () -> request.on(client).exec().getId());
    }

    @Override
    public void start(String reference) {
        run(settings.timeouts().write(), client.startContainerCmd(reference)::exec);
    }

    @Override
    public void unpause(String reference) {
        run(settings.timeouts().write(), client.unpauseContainerCmd(reference)::exec);
    }

    @Override
    public void stop(String reference, Duration grace) {
        Duration limit = settings.timeouts().stop().plus(grace);
        int seconds = Math.toIntExact(grace.toSeconds());
        run(limit, client.stopContainerCmd(reference).withTimeout(seconds)::exec);
    }

    @Override
    public void remove(String reference, boolean volumes) {
        run(
                settings.timeouts().write(),
                client.removeContainerCmd(reference).withForce(true).withRemoveVolumes(volumes)::exec);
    }

    @Override
    public boolean awaitGone(String reference, Duration limit) {
        return new RemovalWait(connection, settings.timeouts().read()).await(reference, limit)
                || inspect(reference).isEmpty();
    }

    @Override
    public String logTail(String reference, int lines) {
        return read(() -> new LogTail(connection).read(reference, lines));
    }

    @Override
    public Optional<ContainerStats> stats(String reference) {
        return read(() -> new StatsReading(connection).read(reference));
    }

    @Override
    public EventStream events(String cluster, Adoptions adoptions) {
        return DockerEventStream.open(
                connection, cluster, adoptions, settings.timeouts().read());
    }

    private <T> T read(Callable<T> call) {
        return connection.call(settings.timeouts().read(), call);
    }

    /** That there was nothing to do is as good as done. */
    private void run(Duration limit, Runnable command) {
        connection.call(limit, () -> {
            try {
                command.run();
            } catch (NotModifiedException alreadySo) {
                return false;
            }
            return true;
        });
    }
}
