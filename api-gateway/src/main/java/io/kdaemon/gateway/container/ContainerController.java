package io.kdaemon.gateway.container;

import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.job.JobKind;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes that ask for something to happen to containers, under the seed's names and under REST's. */
@RestController
public final class ContainerController {

    private final ContainerCreation creation;
    private final ContainerChange change;
    private final ContainerWishes wishes;

    public ContainerController(ContainerCreation creation, ContainerChange change, ContainerWishes wishes) {
        this.creation = creation;
        this.change = change;
        this.wishes = wishes;
    }

    @Operation(summary = "Launches one container or many on the nodes with most room")
    @PostMapping({"/container/create", "/containers/create", "/containers"})
    ResponseEntity<JsonNode> create(
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key, RequestFields fields) {
        return creation.create(key, fields).toResponse();
    }

    @Operation(summary = "Renames or marks a container; what is not sent stays as it is")
    @PutMapping({"/containers/update", "/containers/{id}/update", "/containers/{id}"})
    ContainerView replace(
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(name = "id", required = false) @Nullable String idParameter,
            RequestFields fields) {
        ContainerFields.EXISTING.checkPut(fields);
        return change.change(Reference.of(id, idParameter, fields), fields);
    }

    @Operation(summary = "Renames or marks a container; what is not sent stays as it is")
    @PatchMapping({"/containers/update", "/containers/{id}/update", "/containers/{id}"})
    ContainerView update(
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(name = "id", required = false) @Nullable String idParameter,
            RequestFields fields) {
        ContainerFields.EXISTING.checkPatch(fields);
        return change.change(Reference.of(id, idParameter, fields), fields);
    }

    @Operation(summary = "Removes a container; with ?force=true without waiting for its node")
    @DeleteMapping({"/containers/delete", "/containers/{id}/delete", "/containers/{id}"})
    ResponseEntity<ContainerView> delete(
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(name = "id", required = false) @Nullable String idParameter,
            @RequestParam(defaultValue = "false") boolean force,
            RequestFields fields) {
        Reference reference = Reference.of(id, idParameter, fields);
        return force
                ? ResponseEntity.ok(wishes.forget(reference))
                : ResponseEntity.accepted().body(wishes.wish(reference, JobKind.REMOVE));
    }

    @Operation(summary = "Starts a container that is stopped or has failed")
    @PostMapping("/containers/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView start(@PathVariable String id) {
        return wishes.wish(new Reference(id), JobKind.START);
    }

    @Operation(summary = "Stops a container, which keeps its node and its data")
    @PostMapping("/containers/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView stop(@PathVariable String id) {
        return wishes.wish(new Reference(id), JobKind.STOP);
    }

    @Operation(summary = "Stops a container and starts it again")
    @PostMapping("/containers/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView restart(@PathVariable String id) {
        return wishes.wish(new Reference(id), JobKind.RESTART);
    }
}
