package io.kdaemon.gateway.rollout;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.OptionalBody;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.rollout.RolloutQuery;
import io.kdaemon.rollout.RolloutState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The routes of roll-outs. */
@RestController
public final class RolloutController {

    private final RolloutCreation creation;
    private final RolloutDirectory directory;
    private final ApplicationDirectory applications;

    RolloutController(RolloutCreation creation, RolloutDirectory directory, ApplicationDirectory applications) {
        this.creation = creation;
        this.directory = directory;
        this.applications = applications;
    }

    @Operation(summary = "Updates all containers that a selector means, a few at a time, and stops when they fail")
    @PostMapping("/rollouts")
    ResponseEntity<?> create(
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key, RequestFields fields) {
        return answer(key, "", fields, RolloutForm.read(fields));
    }

    @Operation(summary = "Updates all containers of an application, a few at a time, and stops when they fail")
    @PostMapping("/applications/{id}/rollout")
    ResponseEntity<?> rollOut(
            @PathVariable String id,
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key,
            @OptionalBody RequestFields fields) {
        Application application = applications.get(new Reference(id));
        String number = application.id().toString();
        return answer(key, " of " + number, fields, RolloutForm.read(fields, new Reference(number)));
    }

    private ResponseEntity<?> answer(@Nullable String key, String of, RequestFields fields, RolloutForm form) {
        return form.dryRun()
                ? ResponseEntity.ok(creation.foresee(form))
                : creation.create(key, of, fields, form).toResponse();
    }

    @Operation(summary = "Shows how far a roll-out has come, and what became of each container")
    @GetMapping("/rollouts/{id}")
    RolloutView get(@PathVariable String id) {
        return directory.get(new Reference(id));
    }

    /** A filter by an application that does not exist finds nothing. */
    @Operation(summary = "Lists roll-outs, in order of id")
    @Parameter(in = ParameterIn.QUERY, name = "state", description = "One or more states")
    @Parameter(in = ParameterIn.QUERY, name = "application", description = "Of this application, by number or name")
    @GetMapping("/rollouts")
    ResponseEntity<List<RolloutView>> list(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of("state", "application"));
        Optional<String> application = query.text("application");
        Set<RolloutState> states = query.oneOf("state", RolloutState.class);
        PageRequest page = query.page();
        query.verify();
        Optional<ApplicationId> applicationId = application
                .flatMap(text -> applications.find(new Reference(text)))
                .map(Application::id);
        if (application.isPresent() && applicationId.isEmpty()) {
            return ResponseEntity.ok(List.of());
        }
        return directory
                .list(page, new RolloutQuery(applicationId.orElse(null), states, page.after(), page.limit()))
                .toResponse();
    }

    @Operation(summary = "Calls a roll-out off: the updates under way end, no other begins")
    @PostMapping("/rollouts/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RolloutView cancel(@PathVariable String id) {
        return directory.cancel(new Reference(id));
    }
}
