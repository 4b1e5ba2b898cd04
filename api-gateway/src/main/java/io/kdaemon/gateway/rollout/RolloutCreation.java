package io.kdaemon.gateway.rollout;

import io.kdaemon.gateway.web.Answer;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutRepository;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Accepts roll-outs: what is asked for is stored when the answer goes out, and begins within a second. */
final class RolloutCreation {

    private static final RolloutId NEW = new RolloutId(0);

    private final RolloutDrafts drafts;
    private final RolloutRepository rollouts;
    private final Creations creations;
    private final Answers answers;
    private final Clock clock;
    private final Duration usualLimit;

    /** @param usualLimit how long a new generation may take to become healthy where nobody says */
    RolloutCreation(
            RolloutDrafts drafts,
            RolloutRepository rollouts,
            Creations creations,
            Answers answers,
            Clock clock,
            Duration usualLimit) {
        this.drafts = drafts;
        this.rollouts = rollouts;
        this.creations = creations;
        this.answers = answers;
        this.clock = clock;
        this.usualLimit = usualLimit;
    }

    /** @param of tells equal bodies for different applications apart */
    Answer create(@Nullable String key, String of, RequestFields fields, RolloutForm form) {
        return creations.create(key, "rollout" + of, fields, () -> create(form)).answer();
    }

    private Answer create(RolloutForm form) {
        RolloutDraft draft = drafts.draft(form);
        Rollout rollout = rollouts.insert(begun(form), draft.specifications().values(), draft.ids());
        RolloutView view = RolloutView.of(rollout, rollouts.steps(rollout.id()), draft.containers());
        return answers.accepted("/rollouts/" + rollout.id(), view);
    }

    RolloutView foresee(RolloutForm form) {
        RolloutDraft draft = drafts.draft(form);
        return RolloutView.foreseen(begun(form), draft.foreseen(), draft.containers());
    }

    private Rollout begun(RolloutForm form) {
        return new Rollout(NEW, form.request(usualLimit), Rollout.Progress.begun(clock.instant()));
    }
}
