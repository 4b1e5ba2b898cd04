package io.kdaemon.dockerworker.prune;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.EngineImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes what no container of the node uses, no application wants, and is not new. Never by force: what the engine says is in
 * use stays, also when it came into use a moment ago.
 */
public final class ImagePrune {

    private final ContainerRuntime engine;
    private final Set<String> wanted;
    private final Instant before;

    /**
     * What came of it.
     *
     * @param gone removed, or in a dry run to be removed
     * @param kept not in use and kept all the same: wanted, or too young
     * @param refused by the engine, with its words
     */
    public record Outcome(List<EngineImage> gone, Kept kept, List<Refusal> refused) {

        public long bytes() {
            return gone.stream().mapToLong(EngineImage::bytes).sum();
        }
    }

    public record Kept(int wanted, int young) {}

    public record Refusal(EngineImage image, String reason) {}

    /** @param before images that are newer are too young */
    public ImagePrune(ContainerRuntime engine, Collection<String> wanted, Instant before) {
        this.engine = engine;
        this.wanted = wanted.stream().map(FamiliarName::of).collect(Collectors.toSet());
        this.before = before;
    }

    /** @throws EngineException when the engine cannot be asked */
    public Outcome preview() {
        List<EngineImage> candidates = new ArrayList<>();
        int kept = 0;
        int young = 0;
        for (EngineImage image : engine.unusedImages()) {
            if (isWanted(image)) {
                kept++;
            } else if (!image.since().isBefore(before)) {
                young++;
            } else {
                candidates.add(image);
            }
        }
        return new Outcome(candidates, new Kept(kept, young), List.of());
    }

    /** Ends early when the engine fails altogether: the outcome says so. */
    public Outcome run() {
        Outcome plan = preview();
        List<EngineImage> gone = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (EngineImage image : plan.gone()) {
            try {
                references(image).forEach(engine::removeImage);
                gone.add(image);
            } catch (EngineException e) {
                refused.add(new Refusal(image, String.valueOf(e.getMessage())));
                if (e.kind() != Kind.CONFLICT) {
                    break;
                }
            }
        }
        return new Outcome(gone, plan.kept(), refused);
    }

    private boolean isWanted(EngineImage image) {
        return Stream.concat(image.names().stream(), image.digests().stream())
                .map(FamiliarName::of)
                .anyMatch(wanted::contains);
    }

    /** By its names, one after the other: by its id only what has none, as that would take force when there are several. */
    private static Stream<String> references(EngineImage image) {
        return image.names().isEmpty() ? Stream.of(image.id()) : image.names().stream();
    }
}
