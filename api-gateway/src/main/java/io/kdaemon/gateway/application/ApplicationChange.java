package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.options.OptionRules;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.planning.cluster.Asks;

/** Changes an application; its containers keep what they were started with until they are started anew. */
public final class ApplicationChange {

    private final ApplicationLibrary library;
    private final ApplicationDirectory directory;
    private final Transactions transactions;
    private final OptionRules rules;
    private final Asks asks;

    public ApplicationChange(
            ApplicationLibrary library,
            ApplicationDirectory directory,
            Transactions transactions,
            OptionRules rules,
            Asks asks) {
        this.library = library;
        this.directory = directory;
        this.transactions = transactions;
        this.rules = rules;
        this.asks = asks;
    }

    ApplicationView change(Reference reference, RequestFields fields) {
        Application changed = transactions.run(() -> {
            Application before = directory.get(reference);
            return library.change(before, ApplicationForm.forChange(fields, before, rules));
        });
        return ApplicationView.of(changed, asks.asked(changed));
    }
}
