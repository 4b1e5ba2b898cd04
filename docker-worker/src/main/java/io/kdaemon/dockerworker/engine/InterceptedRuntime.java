package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine whose every call goes through an interceptor. */
public record InterceptedRuntime(ContainerRuntime engine, CallInterceptor interceptor) implements ContainerRuntime {

    private static final int SHORT_ID = 12;
    private static final int FULL_ID = 64;

    @Override
    public void ping() {
        call(Verb.PING, "", engine::ping);
    }

    @Override
    public EngineFacts facts() {
        return interceptor.around(Verb.FACTS, "", engine::facts);
    }

    @Override
    public List<EngineContainer> list(String cluster) {
        return interceptor.around(Verb.LIST, cluster, () -> engine.list(cluster));
    }

    @Override
    public List<EngineContainer> listOnly(Collection<String> engineIds) {
        return interceptor.around(Verb.LIST, engineIds.size() + " adopted", () -> engine.listOnly(engineIds));
    }

    @Override
    public Optional<EngineContainer> inspect(String reference) {
        return about(Verb.INSPECT, reference, () -> engine.inspect(reference));
    }

    @Override
    public boolean hasImage(String image) {
        return interceptor.around(Verb.HAS_IMAGE, image, () -> engine.hasImage(image));
    }

    @Override
    public void pull(String image, @Nullable RegistryAccess access, Consumer<PullProgress> progress) {
        call(Verb.PULL, image, () -> engine.pull(image, access, progress));
    }

    @Override
    public List<EngineImage> unusedImages() {
        return interceptor.around(Verb.IMAGES, "", engine::unusedImages);
    }

    @Override
    public void removeImage(String reference) {
        call(Verb.REMOVE_IMAGE, reference, () -> engine.removeImage(reference));
    }

    @Override
    public String create(ContainerPlan plan) {
        return interceptor.around(Verb.CREATE, plan.name(), () -> engine.create(plan));
    }

    @Override
    public void start(String reference) {
        call(Verb.START, shortened(reference), () -> engine.start(reference));
    }

    @Override
    public void unpause(String reference) {
        call(Verb.UNPAUSE, shortened(reference), () -> engine.unpause(reference));
    }

    @Override
    public void stop(String reference, Duration grace) {
        call(Verb.STOP, shortened(reference), () -> engine.stop(reference, grace));
    }

    @Override
    public void remove(String reference, boolean volumes) {
        call(Verb.REMOVE, shortened(reference), () -> engine.remove(reference, volumes));
    }

    @Override
    public boolean awaitGone(String reference, Duration limit) {
        return about(Verb.AWAIT_GONE, reference, () -> engine.awaitGone(reference, limit));
    }

    @Override
    public String logTail(String reference, int lines) {
        return about(Verb.LOGS, reference, () -> engine.logTail(reference, lines));
    }

    @Override
    public Optional<ContainerStats> stats(String reference) {
        return about(Verb.STATS, reference, () -> engine.stats(reference));
    }

    @Override
    public EventStream events(String cluster, Adoptions adoptions) {
        return interceptor.around(Verb.EVENTS, cluster, () -> engine.events(cluster, adoptions));
    }

    private <T> T about(Verb verb, String reference, Supplier<T> call) {
        return interceptor.around(verb, shortened(reference), call);
    }

    private void call(Verb verb, String subject, Runnable call) {
        interceptor.around(verb, subject, () -> {
            call.run();
            return true;
        });
    }

    /** Engines' ids are long; people compare the beginning. */
    private static String shortened(String reference) {
        return reference.length() == FULL_ID ? reference.substring(0, SHORT_ID) : reference;
    }
}
