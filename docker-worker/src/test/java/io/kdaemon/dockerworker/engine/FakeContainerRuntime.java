package io.kdaemon.dockerworker.engine;

import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine in memory. {@link Failures} around it make it fail. */
public final class FakeContainerRuntime implements ContainerRuntime {

    public static final String IMAGE = "web:1";
    public static final String IN_REGISTRY = "registry/web:1";
    public static final String CRASHING = "MODE=crash";
    /** What a prune finds. */
    public final List<EngineImage> unusedImages = new ArrayList<>();

    public final List<String> removedImages = new ArrayList<>();

    /** What every pull tells. */
    public static final PullProgress PULLED = new PullProgress(2, 2, 1000, 1000);

    public static final EngineFacts FACTS = new EngineFacts("28.0", "1.48", 4, 8L << 30, "overlay2", "Debian");

    private final Map<String, FakeContainer> byName = new ConcurrentHashMap<>();
    private final Set<String> images = new HashSet<>(Set.of(IMAGE));
    private final List<FakeEvents> listeners = new ArrayList<>();
    private final Deque<Runnable> script = new ArrayDeque<>();
    private final MutableClock clock;
    private boolean losesPulledImages;
    private @Nullable ContainerPlan lastPlan;
    private @Nullable RegistryAccess lastAccess;

    public FakeContainerRuntime() {
        this(new MutableClock());
    }

    /** @param clock goes on when somebody waits for events and there are none */
    public FakeContainerRuntime(MutableClock clock) {
        this.clock = clock;
    }

    /** Happens when somebody waits for events and there are none; the second such time the next one given. */
    public void meanwhile(Runnable step) {
        script.add(step);
    }

    /** As an engine does whose disk is full. */
    public void losePulledImages() {
        losesPulledImages = true;
    }

    /** A container that somebody else made, or that was left behind in some state. */
    public FakeContainer put(String name, Map<String, String> labels, State state) {
        FakeContainer container = new FakeContainer(name, labels, Map.of());
        container.setState(state);
        byName.put(name, container);
        return container;
    }

    public Collection<FakeContainer> containers() {
        return byName.values();
    }

    /** Somebody does something to it that engines tell of. */
    public void happens(FakeContainer container, EngineEvent.Kind kind) {
        Ownership.ofLabels(container.labels())
                .ifPresent(owner -> listeners.forEach(events -> events.add(new EngineEvent(
                        owner, kind, container.shown().healthCheck().isPresent()))));
        listeners.forEach(events -> events.addAdopted(container.engineId(), kind));
    }

    /** What was to be created last. */
    public ContainerPlan lastPlan() {
        return Objects.requireNonNull(lastPlan);
    }

    /** Who pulled last; empty: anybody. */
    public Optional<RegistryAccess> lastAccess() {
        return Optional.ofNullable(lastAccess);
    }

    public FakeContainer container(String name) {
        return require(name);
    }

    @Override
    public void ping() {}

    @Override
    public EngineFacts facts() {
        return FACTS;
    }

    @Override
    public List<EngineContainer> list(String cluster) {
        return byName.values().stream()
                .filter(container -> cluster.equals(container.labels().get(Ownership.CLUSTER)))
                .map(FakeContainer::shown)
                .toList();
    }

    @Override
    public List<EngineContainer> listOnly(Collection<String> engineIds) {
        return byName.values().stream()
                .filter(container -> engineIds.contains(container.engineId()))
                .map(FakeContainer::shown)
                .toList();
    }

    @Override
    public Optional<EngineContainer> inspect(String reference) {
        return Optional.ofNullable(find(reference)).map(FakeContainer::shown);
    }

    @Override
    public boolean hasImage(String image) {
        return images.contains(image);
    }

    @Override
    public void pull(String image, @Nullable RegistryAccess access, Consumer<PullProgress> progress) {
        lastAccess = access;
        progress.accept(PULLED);
        if (!image.equals(IN_REGISTRY)) {
            throw new EngineException(Kind.INVALID, "manifest for " + image + " not found");
        }
        if (!losesPulledImages) {
            images.add(image);
        }
    }

    @Override
    public List<EngineImage> unusedImages() {
        return List.copyOf(unusedImages);
    }

    @Override
    public void removeImage(String reference) {
        if (reference.contains("busy")) {
            throw new EngineException(Kind.CONFLICT, reference + " is being used");
        }
        removedImages.add(reference);
    }

    @Override
    public String create(ContainerPlan plan) {
        lastPlan = plan;
        if (!hasImage(plan.spec().image())) {
            throw new EngineException(
                    Kind.NOT_FOUND, "No such image: " + plan.spec().image());
        }
        if (byName.containsKey(plan.name())) {
            throw new EngineException(Kind.CONFLICT, "The container name " + plan.name() + " is already in use");
        }
        FakeContainer container =
                new FakeContainer(plan.name(), plan.labels(), plan.spec().environment());
        byName.put(plan.name(), container);
        return container.engineId();
    }

    @Override
    public void start(String reference) {
        require(reference).start();
        happens(require(reference), EngineEvent.Kind.STARTED);
    }

    @Override
    public void unpause(String reference) {
        require(reference).setState(State.RUNNING);
    }

    @Override
    public void stop(String reference, Duration grace) {
        require(reference).stop();
        happens(require(reference), EngineEvent.Kind.CHANGED);
    }

    @Override
    public void remove(String reference, boolean volumes) {
        FakeContainer container = require(reference);
        byName.remove(container.name());
        happens(container, EngineEvent.Kind.CHANGED);
    }

    @Override
    public boolean awaitGone(String reference, Duration limit) {
        FakeContainer container = find(reference);
        if (container != null && container.state() == State.REMOVING) {
            byName.remove(container.name());
        }
        return find(reference) == null;
    }

    @Override
    public String logTail(String reference, int lines) {
        return require(reference).log();
    }

    @Override
    public Optional<ContainerStats> stats(String reference) {
        return require(reference).stats(clock.instant());
    }

    @Override
    public EventStream events(String cluster, Adoptions adoptions) {
        FakeEvents events = new FakeEvents(script, adoptions, clock);
        listeners.add(events);
        return events;
    }

    private FakeContainer require(String reference) {
        FakeContainer container = find(reference);
        if (container == null) {
            throw new EngineException(Kind.NOT_FOUND, "No such container: " + reference);
        }
        return container;
    }

    private @Nullable FakeContainer find(String reference) {
        return byName.values().stream()
                .filter(container -> container.isCalled(reference))
                .findFirst()
                .orElse(null);
    }
}
