package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.compose.ComposeFile;
import io.kdaemon.gateway.application.compose.Translation;
import io.kdaemon.gateway.application.options.OptionRules;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an application of every service of a compose file: all of them or none. */
public final class ApplicationImport {

    private final ApplicationLibrary library;
    private final ApplicationDirectory directory;
    private final Transactions transactions;
    private final OptionRules rules;

    /**
     * How.
     *
     * @param dryRun only tell what would be done
     * @param update change applications that exist instead of refusing
     */
    record Terms(boolean dryRun, boolean update) {}

    private record Step(Translation service, @Nullable Application before, ApplicationForm form) {}

    public ApplicationImport(
            ApplicationLibrary library, ApplicationDirectory directory, Transactions transactions, OptionRules rules) {
        this.library = library;
        this.directory = directory;
        this.transactions = transactions;
        this.rules = rules;
    }

    ImportView run(ComposeFile file, Terms terms) {
        return transactions.run(() -> {
            List<Step> steps = plan(file.services(), terms);
            List<ImportView.Service> services = steps.stream()
                    .map(step -> ImportView.Service.of(
                            step.service(), step.before() != null, terms.dryRun() ? null : store(step)))
                    .toList();
            return new ImportView(terms.dryRun(), services, file.unsupported());
        });
    }

    /** Everything that is wrong is told at once, with the service it is wrong with. */
    private List<Step> plan(List<Translation> services, Terms terms) {
        List<FieldError> errors = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Translation service : services) {
            try {
                steps.add(step(service));
            } catch (RequestRefusedException e) {
                e.errors().forEach(error -> errors.add(within(service, error)));
            }
        }
        if (!errors.isEmpty()) {
            throw RequestRefusedException.invalid(errors);
        }
        refuseTaken(steps, terms);
        return steps;
    }

    private Step step(Translation service) {
        RequestFields fields = new RequestFields(service.definition());
        ApplicationFields.ALL.checkCreate(fields);
        Optional<Application> before = directory.find(new Reference(service.application()));
        ApplicationForm form = before.map(known -> ApplicationForm.forChange(fields, known, rules))
                .orElseGet(() -> ApplicationForm.forNew(fields, rules));
        return new Step(service, before.orElse(null), form);
    }

    private static FieldError within(Translation service, FieldError error) {
        String path = "services.%s.".formatted(service.service());
        return new FieldError(path + error.field(), error.value(), path + error.message());
    }

    private static void refuseTaken(List<Step> steps, Terms terms) {
        List<FieldError> taken = steps.stream()
                .filter(step -> step.before() != null)
                .map(step -> new FieldError(
                        "services." + step.service().service(),
                        step.service().application(),
                        "There is an application '%s'; send update=true to change it"
                                .formatted(step.service().application())))
                .toList();
        if (!taken.isEmpty() && !terms.update()) {
            throw new RequestRefusedException(
                    ProblemType.CONFLICT, taken.getFirst().message(), taken);
        }
    }

    private Application store(Step step) {
        return step.before() == null ? library.add(step.form()) : library.change(step.before(), step.form());
    }
}
