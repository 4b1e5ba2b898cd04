package io.kdaemon.lifecycle;

import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobState;

/** How a job ends that cannot succeed: visibly, on the job, on the container and in a notification. */
final class GiveUpRule {

    private final UpdateRule updateRule;

    GiveUpRule(UpdateRule updateRule) {
        this.updateRule = updateRule;
    }

    Decision deadline(Situation situation) {
        String waitedFor = situation.container().lifecycle().lastError();
        String reason = "not done before its deadline" + (waitedFor == null ? "" : ": " + waitedFor);
        return end(situation, JobState.FAILED, reason);
    }

    Decision deadLetter(Situation situation, String reason) {
        if (!situation.hasJob()) {
            return new Decision.Ignore("no job of it is unfinished");
        }
        return end(situation, JobState.DEAD_LETTERED, reason);
    }

    /** Its room stays reserved where the engine may still hold it; removing the container gives it back. */
    private Decision end(Situation situation, JobState state, String reason) {
        return updateRule.failed(situation, reason, change -> {
            change.finish(state, reason).effect(new Effect.Notify(subject(situation, reason)));
            if (situation.container().desired() == DesiredState.RUNNING
                    && !situation.container().observed().isServing()) {
                change.observed(ObservedState.FAILED);
            }
            return change.error(reason).because("gave up: " + reason);
        });
    }

    static String subject(Situation situation, String reason) {
        return "container %s: %s".formatted(situation.container().identity().name(), reason);
    }
}
