package io.kdaemon.container;

import org.jspecify.annotations.Nullable;

/**
 * Which generations a container has had, and the update under way.
 *
 * @param highest highest number ever given: no number is given twice, not even after an update that was rolled back
 * @param revision the generation whose specification it runs; placed anew, a container keeps its specification
 * @param update null when none is under way
 */
public record Succession(
        int highest, int revision, @Nullable Update update) {

    /** Of a container that has never been updated. */
    public static Succession first(int generation) {
        return new Succession(generation, generation, null);
    }

    public Succession with(@Nullable Update changed) {
        return new Succession(highest, revision, changed);
    }

    public Succession running(int changedRevision) {
        return new Succession(highest, changedRevision, update);
    }

    /** One number further; placed anew or updated, the container has this generation then. */
    public Succession next() {
        return new Succession(highest + 1, revision, update);
    }
}
