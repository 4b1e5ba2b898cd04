package io.kdaemon.gateway.placement;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.application.ApplicationReference;
import io.kdaemon.gateway.application.Companions;
import io.kdaemon.gateway.application.ConstraintsForm;
import io.kdaemon.gateway.application.ImageReference;
import io.kdaemon.gateway.application.ResourceAmounts;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.placement.Constraints;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.AskPolicy.Wish;
import io.kdaemon.planning.cluster.Asks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a dry run is asked for: an application of the library, or the like of one. */
public final class PreviewForm {

    private static final int HIGHEST_COUNT = 1000;
    private static final List<String> AMOUNT = List.of("string", "number", "null");

    public static final FieldSet FIELDS = new FieldSet(
            "placement preview",
            List.of(
                    optional(
                            "application_id",
                            List.of("integer", "string"),
                            "What would be launched, by number or name",
                            1),
                    optional("application", List.of("integer", "string"), "The same", "ghost-blog"),
                    optional("docker_image", List.of("string"), "The image, when it is not in the library", "ghost:5"),
                    optional("memory", AMOUNT, "Instead of what the application asks for", "64m"),
                    optional("cpus", AMOUNT, "Instead of what the application asks for", 0.25),
                    optional("count", List.of("integer"), "How many", 3),
                    optional(
                            ConstraintsForm.FIELD,
                            List.of("object", "null"),
                            "Instead of the application's",
                            Map.of("labels", List.of("zone == a")))));

    /** No application has this number; with it the containers of one preview know each other as of one application. */
    private static final ApplicationId NOT_IN_THE_LIBRARY = new ApplicationId(0);

    private final ApplicationDirectory directory;
    private final Companions companions;
    private final Asks asks;

    PreviewForm(ApplicationDirectory directory, Asks asks) {
        this.directory = directory;
        this.companions = new Companions(directory);
        this.asks = asks;
    }

    /** What is asked for, so many times. */
    record Wanted(Ask ask, int count) {}

    Wanted read(RequestFields fields) {
        FIELDS.checkCreate(fields);
        boolean named = ApplicationReference.isSent(fields);
        if (named && fields.isSent("docker_image")) {
            fields.refuse("docker_image", "docker_image and an application are both sent, expected one of them");
        }
        Reference reference = named ? ApplicationReference.read(fields) : null;
        String image = named ? null : fields.required("docker_image", ImageReference::parse);
        Long memory = fields.clearable("memory", ResourceAmounts::memory, null);
        Long cpus = fields.clearable("cpus", ResourceAmounts::cpuMillis, null);
        Integer count = fields.optional("count", Values.between(1, HIGHEST_COUNT), 1);
        Constraints constraints = ConstraintsForm.read(fields, Constraints.NONE);
        fields.verify();
        Application application = reference == null ? null : directory.get(reference);
        Constraints asked = constraints(fields, application, constraints);
        Ask ask = Ask.of(
                asks.asked(application, new Wish(cpus, memory)),
                application == null ? NOT_IN_THE_LIBRARY : application.id(),
                application == null
                        ? Objects.requireNonNull(image)
                        : application.run().image(),
                asked,
                asks.ids(asked));
        return new Wanted(ask, Objects.requireNonNull(count));
    }

    private Constraints constraints(RequestFields fields, @Nullable Application application, Constraints sent) {
        if (application != null && !fields.isSent(ConstraintsForm.FIELD)) {
            return application.constraints();
        }
        return companions.resolve(application == null ? "" : application.name(), sent);
    }
}
