package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.options.OptionFields;
import io.kdaemon.gateway.application.options.OptionRules;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.run.RunOptions;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Applications of containers that somebody else has made; takes part in the caller's transaction. Refuses what cannot be one, saying why. */
public final class AdoptedApplications {

    /** What the policy has a say in. */
    private static final Set<String> POWERS =
            Set.of("privileged", "cap_add", "cap_drop", "volumes", "network_mode", "logging");

    private final ApplicationLibrary library;
    private final ApplicationDirectory directory;
    private final OptionRules rules;

    public AdoptedApplications(ApplicationLibrary library, ApplicationDirectory directory, OptionRules rules) {
        this.library = library;
        this.directory = directory;
        this.rules = rules;
    }

    /**
     * One that says the same and has the name, or a new one.
     *
     * @param definition fields as the API takes them, the name among them
     */
    public Application of(ObjectNode definition) {
        RequestFields fields = new RequestFields(definition);
        ApplicationFields.ALL.checkCreate(fields);
        ApplicationForm form = ApplicationForm.forNew(fields, rules);
        Optional<Application> known = directory.find(new Reference(form.name()));
        if (known.isEmpty()) {
            return library.add(form);
        }
        if (!known.get().run().equals(form.run())) {
            throw RequestRefusedException.conflict(
                    "application_id",
                    form.name(),
                    "there is an application '%s' that is run otherwise: send its application_id if it is one of its containers"
                            .formatted(form.name()));
        }
        return known.get();
    }

    /** Whatever application it is said to be of, it may do no more than any other. */
    public void requireAllowed(ObjectNode definition) {
        ObjectNode powers = definition.deepCopy().retain(POWERS);
        RequestFields fields = new RequestFields(powers);
        OptionFields.read(fields, RunOptions.NONE, rules);
        fields.verify();
    }
}
