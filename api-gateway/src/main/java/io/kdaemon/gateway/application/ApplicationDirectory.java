package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds applications. */
public final class ApplicationDirectory {

    private final ApplicationRepository applications;

    public ApplicationDirectory(ApplicationRepository applications) {
        this.applications = applications;
    }

    /** Refuses the request when there is no such application. */
    public Application get(Reference reference) {
        return find(reference).orElseThrow(() -> RequestRefusedException.notFound("application", reference.text()));
    }

    public Optional<Application> find(Reference reference) {
        OptionalLong number = reference.number();
        return number.isPresent()
                ? applications.find(new ApplicationId(number.getAsLong()))
                : applications.findByName(reference.text());
    }

    Page<ApplicationView> list(PageRequest request, Predicate<Application> fits) {
        return Page.read(
                        request,
                        applications::listAfter,
                        application -> application.id().value(),
                        fits)
                .map(ApplicationView::of);
    }
}
