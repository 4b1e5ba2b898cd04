package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.policy.Policy;

/** Changes an application; its containers keep what they were started with until they are started anew. */
public final class ApplicationChange {

    private final ApplicationLibrary library;
    private final ApplicationDirectory directory;
    private final Transactions transactions;
    private final Policy policy;

    public ApplicationChange(
            ApplicationLibrary library, ApplicationDirectory directory, Transactions transactions, Policy policy) {
        this.library = library;
        this.directory = directory;
        this.transactions = transactions;
        this.policy = policy;
    }

    ApplicationView change(Reference reference, RequestFields fields) {
        return ApplicationView.of(transactions.run(() -> {
            Application before = directory.get(reference);
            return library.change(before, ApplicationForm.forChange(fields, before, policy));
        }));
    }
}
