package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.planning.cluster.Asks;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of applications, under the seed's names and under REST's. */
@RestController
public final class ApplicationController {

    private final ApplicationDirectory directory;
    private final ApplicationCreation creation;
    private final ApplicationChange change;
    private final ApplicationRemoval removal;
    private final Asks asks;

    public ApplicationController(
            ApplicationDirectory directory,
            ApplicationCreation creation,
            ApplicationChange change,
            ApplicationRemoval removal,
            Asks asks) {
        this.directory = directory;
        this.creation = creation;
        this.change = change;
        this.removal = removal;
        this.asks = asks;
    }

    @Operation(summary = "Adds an application to the library")
    @PostMapping({"/application/create", "/applications/create", "/applications"})
    ResponseEntity<JsonNode> create(
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key, RequestFields fields) {
        return creation.create(key, fields).toResponse();
    }

    @Operation(summary = "Changes an application; what is not sent stays as it is")
    @RequestMapping(
            path = {"/applications/update", "/applications/{id}/update", "/applications/{id}"},
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    ApplicationView change(AddressedRequest request) {
        request.check(ApplicationFields.ALL);
        return change.change(request.reference(), request.fields());
    }

    @Operation(summary = "Removes an application; with ?force=true its containers first")
    @DeleteMapping({"/applications/delete", "/applications/{id}/delete", "/applications/{id}"})
    ResponseEntity<ApplicationView> delete(
            AddressedRequest request, @RequestParam(defaultValue = "false") boolean force) {
        return removal.remove(request.reference(), force);
    }

    @Operation(summary = "Shows an application, and what is reserved for its containers")
    @GetMapping("/applications/{id}")
    ApplicationView get(@PathVariable String id) {
        Application application = directory.get(new Reference(id));
        return ApplicationView.of(application, asks.asked(application));
    }

    @Operation(summary = "Lists applications, in order of id")
    @Parameter(in = ParameterIn.QUERY, name = "name", description = "Exact name")
    @Parameter(in = ParameterIn.QUERY, name = "is_enabled", description = "true or false")
    @GetMapping("/applications")
    ResponseEntity<List<ApplicationView>> list(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of("name", "is_enabled"));
        Optional<String> name = query.text("name");
        Optional<Boolean> enabled = query.flag("is_enabled");
        PageRequest page = query.page();
        query.verify();
        Predicate<Application> fits = application -> name.map(wanted -> wanted.equalsIgnoreCase(application.name()))
                        .orElse(true)
                && enabled.map(wanted -> wanted == application.enabled()).orElse(true);
        return directory.list(page, fits).toResponse();
    }
}
