package io.kdaemon.gateway.registry;

import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of registries, in the seed's manner and in REST's. */
@RestController
public final class RegistryController {

    private final RegistryDirectory directory;
    private final RegistryChanges changes;
    private final Transactions transactions;
    private final Creations creations;
    private final Answers answers;

    RegistryController(
            RegistryDirectory directory,
            RegistryChanges changes,
            Transactions transactions,
            Creations creations,
            Answers answers) {
        this.directory = directory;
        this.changes = changes;
        this.transactions = transactions;
        this.creations = creations;
        this.answers = answers;
    }

    @Operation(summary = "Keeps a login at a registry, with which its images are pulled from then on")
    @PostMapping({"/registry/create", "/registries/create", "/registries"})
    ResponseEntity<JsonNode> create(
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key, RequestFields fields) {
        RegistryFields.ALL.checkCreate(fields);
        RegistryForm form = changes.read(fields);
        return creations
                .create(key, "registry", fields, () -> {
                    RegistryLogin added = changes.add(form);
                    return answers.created("/registries/" + added.id(), RegistryView.of(added));
                })
                .answer()
                .toResponse();
    }

    @Operation(summary = "Changes a login; what is not sent stays, but another host or username needs its password")
    @RequestMapping(
            path = {"/registries/update", "/registries/{id}/update", "/registries/{id}"},
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    RegistryView change(AddressedRequest request) {
        request.check(RegistryFields.ALL);
        return RegistryView.of(
                transactions.run(() -> changes.change(directory.get(request.reference()), request.fields())));
    }

    @Operation(summary = "Forgets a login; images that nodes have stay there")
    @DeleteMapping({"/registries/delete", "/registries/{id}/delete", "/registries/{id}"})
    RegistryView delete(AddressedRequest request) {
        return RegistryView.of(transactions.run(() -> {
            RegistryLogin login = directory.get(request.reference());
            changes.remove(login);
            return login;
        }));
    }

    @Operation(summary = "Shows a login without its password")
    @GetMapping("/registries/{id}")
    RegistryView get(@PathVariable String id) {
        return RegistryView.of(directory.get(new Reference(id)));
    }

    @Operation(summary = "Lists logins without their passwords, in order of id")
    @Parameter(in = ParameterIn.QUERY, name = "host", description = "The registry, by any of its names")
    @GetMapping("/registries")
    ResponseEntity<List<RegistryView>> list(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of("host"));
        Optional<String> host = query.text("host");
        PageRequest page = query.page();
        query.verify();
        Predicate<RegistryLogin> fits = login -> host.map(wanted ->
                        RegistryHost.parse(wanted).filter(login.host()::equals).isPresent())
                .orElse(true);
        return directory.list(page, fits).toResponse();
    }
}
