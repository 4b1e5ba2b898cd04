package io.kdaemon.planning;

import io.kdaemon.application.ApplicationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who lives on a node.
 *
 * @param containers how many of each application
 * @param images those that are there for certain, as containers run from them
 */
public record Residents(Map<ApplicationId, Integer> containers, Set<String> images) {

    public static final Residents NONE = new Residents(Map.of(), Set.of());

    public int of(@Nullable ApplicationId application) {
        return application == null ? 0 : containers.getOrDefault(application, 0);
    }

    Residents plus(Ask ask) {
        if (ask.application() == null) {
            return this;
        }
        Map<ApplicationId, Integer> more = new HashMap<>(containers);
        more.merge(ask.application(), 1, Integer::sum);
        Set<String> known = images;
        if (!images.contains(ask.image())) {
            known = new HashSet<>(images);
            known.add(ask.image());
        }
        return new Residents(more, known);
    }
}
