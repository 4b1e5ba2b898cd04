package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.options.OptionRules;
import io.kdaemon.gateway.web.Answer;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.planning.cluster.Asks;
import org.jspecify.annotations.Nullable;

/** Adds an application to the library. */
public final class ApplicationCreation {

    private final ApplicationLibrary library;
    private final Creations creations;
    private final Answers answers;
    private final Asks asks;
    private final OptionRules rules;

    public ApplicationCreation(
            ApplicationLibrary library, Creations creations, Answers answers, OptionRules rules, Asks asks) {
        this.library = library;
        this.creations = creations;
        this.answers = answers;
        this.asks = asks;
        this.rules = rules;
    }

    Answer create(@Nullable String key, RequestFields fields) {
        ApplicationFields.ALL.checkCreate(fields);
        ApplicationForm form = ApplicationForm.forNew(fields, rules);
        return creations
                .create(key, "application", fields, () -> {
                    Application added = library.add(form);
                    return answers.created("/applications/" + added.id(), ApplicationView.of(added, asks.asked(added)));
                })
                .answer();
    }
}
