package io.kdaemon.testing.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the class unless containers are switched off; then it counts as skipped, and the log says what that means. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsContainers.Condition.class)
public @interface NeedsContainers {

    /** Evaluated before the class is initialised, and so before it starts anything. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ContainerEngine.isSwitchedOff()
                    ? ConditionEvaluationResult.disabled("containers are switched off")
                    : ConditionEvaluationResult.enabled("containers may be started");
        }
    }
}
