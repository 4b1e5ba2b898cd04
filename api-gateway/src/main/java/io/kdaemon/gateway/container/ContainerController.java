package io.kdaemon.gateway.container;

import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes that ask for something to happen to containers, under the seed's names and under REST's. */
@RestController
public final class ContainerController {

    private final ContainerCreation creation;
    private final ContainerWishes wishes;

    public ContainerController(ContainerCreation creation, ContainerWishes wishes) {
        this.creation = creation;
        this.wishes = wishes;
    }

    @Operation(summary = "Launches one container or many on the nodes with most room")
    @PostMapping({"/container/create", "/containers/create", "/containers"})
    ResponseEntity<JsonNode> create(
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key, RequestFields fields) {
        return creation.create(key, fields).toResponse();
    }

    @Operation(
            summary =
                    "Removes a container; with ?force=true without waiting for its node, with ?volumes=true its anonymous volumes too")
    @DeleteMapping({"/containers/delete", "/containers/{id}/delete", "/containers/{id}"})
    ResponseEntity<ContainerView> delete(
            AddressedRequest request,
            @RequestParam(defaultValue = "false") boolean force,
            HttpServletRequest servletRequest) {
        Wish wish = new Wish(JobKind.REMOVE, WishTerms.read(servletRequest, Set.of("id", "force", "volumes", "grace")));
        return force
                ? ResponseEntity.ok(wishes.forget(request.reference()))
                : ResponseEntity.accepted().body(wishes.wish(request.reference(), wish));
    }

    @Operation(summary = "Starts a container that is stopped or has failed")
    @PostMapping("/containers/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView start(@PathVariable String id) {
        return wishes.wish(new Reference(id), new Wish(JobKind.START));
    }

    @Operation(summary = "Stops a container, which keeps its node and its data; ?grace= seconds to end by itself")
    @PostMapping("/containers/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView stop(@PathVariable String id, HttpServletRequest request) {
        return wishes.wish(new Reference(id), new Wish(JobKind.STOP, WishTerms.read(request, Set.of("grace"))));
    }

    @Operation(summary = "Stops a container and starts it again; ?grace= seconds to end by itself")
    @PostMapping("/containers/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView restart(@PathVariable String id, HttpServletRequest request) {
        return wishes.wish(new Reference(id), new Wish(JobKind.RESTART, WishTerms.read(request, Set.of("grace"))));
    }
}
