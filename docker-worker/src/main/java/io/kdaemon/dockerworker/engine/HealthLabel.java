package io.kdaemon.dockerworker.engine;

import io.kdaemon.run.HealthCheck;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The health check that docker-workers carry out, written at the container: whichever follows its node finds it there. */
public final class HealthLabel {

    public static final String NAME = "kdaemon.health";
    private static final JsonMapper JSON = new JsonMapper();

    private HealthLabel() {}

    static Map<String, String> of(@Nullable HealthCheck check) {
        return check != null && check.kind().isProbed() ? Map.of(NAME, JSON.writeValueAsString(check)) : Map.of();
    }

    /** Empty where it is for nobody or for the engine to check, also when somebody else uses the label in a form of his own. */
    public static Optional<HealthCheck> in(Map<String, String> labels) {
        String text = labels.get(NAME);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(text, HealthCheck.class))
                    .filter(check -> check.kind().isProbed() && check.port() != null);
        } catch (JacksonException notOurForm) {
            return Optional.empty();
        }
    }
}
