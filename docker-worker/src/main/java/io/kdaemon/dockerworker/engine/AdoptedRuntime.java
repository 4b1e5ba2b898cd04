package io.kdaemon.dockerworker.engine;

import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine on which adopted containers look like ours, so that nobody else has to tell them apart: under our name the adopted one is found, as
 * long as the engine has it. When it is gone, the name is free for one that we make.
 */
record AdoptedRuntime(ContainerRuntime engine, Adoptions adoptions) implements ContainerRuntime {

    @Override
    public void ping() {
        engine.ping();
    }

    @Override
    public EngineFacts facts() {
        return engine.facts();
    }

    @Override
    public List<EngineContainer> list(String cluster) {
        return Stream.concat(engine.list(cluster).stream(), listOnly(adoptions.engineIds()).stream())
                .toList();
    }

    @Override
    public List<EngineContainer> listOnly(Collection<String> engineIds) {
        return engine.listOnly(engineIds).stream().map(adoptions::marked).toList();
    }

    @Override
    public Optional<EngineContainer> inspect(String reference) {
        return adopted(reference).or(() -> engine.inspect(reference)).map(adoptions::marked);
    }

    /** Empty when the reference is no name of ours, or the engine does not have the adopted container any more. */
    private Optional<EngineContainer> adopted(String reference) {
        return adoptions.engineId(reference).flatMap(engine::inspect);
    }

    private String present(String reference) {
        return adopted(reference).map(EngineContainer::engineId).orElse(reference);
    }

    @Override
    public boolean hasImage(String image) {
        return engine.hasImage(image);
    }

    @Override
    public void pull(String image, @Nullable RegistryAccess access, Consumer<PullProgress> news) {
        engine.pull(image, access, news);
    }

    @Override
    public List<EngineImage> unusedImages() {
        return engine.unusedImages();
    }

    @Override
    public void removeImage(String reference) {
        engine.removeImage(reference);
    }

    @Override
    public String create(ContainerPlan plan) {
        adopted(plan.name()).ifPresent(container -> {
            throw new EngineException(
                    Kind.CONFLICT, "%s is there already, adopted as %s".formatted(plan.name(), container.name()));
        });
        return engine.create(plan);
    }

    @Override
    public void start(String reference) {
        engine.start(present(reference));
    }

    @Override
    public void unpause(String reference) {
        engine.unpause(present(reference));
    }

    @Override
    public void stop(String reference, Duration grace) {
        engine.stop(present(reference), grace);
    }

    @Override
    public void remove(String reference, boolean volumes) {
        engine.remove(present(reference), volumes);
    }

    @Override
    public boolean awaitGone(String reference, Duration limit) {
        return engine.awaitGone(present(reference), limit);
    }

    @Override
    public String logTail(String reference, int lines) {
        return engine.logTail(present(reference), lines);
    }

    @Override
    public Optional<ContainerStats> stats(String reference) {
        return engine.stats(present(reference));
    }

    @Override
    public EventStream events(String cluster, Adoptions others) {
        return engine.events(cluster, adoptions);
    }
}
