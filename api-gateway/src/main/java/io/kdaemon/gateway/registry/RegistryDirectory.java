package io.kdaemon.gateway.registry;

import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.registry.RegistryLoginRepository;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds registries, by number or by any name of their host. */
final class RegistryDirectory {

    private final RegistryLoginRepository logins;

    RegistryDirectory(RegistryLoginRepository logins) {
        this.logins = logins;
    }

    /** Refuses the request when there is no such registry. */
    RegistryLogin get(Reference reference) {
        return find(reference).orElseThrow(() -> RequestRefusedException.notFound("registry", reference.text()));
    }

    private Optional<RegistryLogin> find(Reference reference) {
        OptionalLong number = reference.number();
        return number.isPresent()
                ? logins.find(new RegistryLoginId(number.getAsLong()))
                : RegistryHost.parse(reference.text()).flatMap(logins::findByHost);
    }

    Page<RegistryView> list(PageRequest request, Predicate<RegistryLogin> fits) {
        return Page.read(request, logins::listAfter, login -> login.id().value(), fits)
                .map(RegistryView::of);
    }
}
