package io.kdaemon.gateway.update;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.gateway.container.ContainerChange;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.gateway.container.ContainerView;
import io.kdaemon.gateway.update.UpdateForm.Manner;
import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.OptionalBody;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The routes of updates. */
@RestController
public final class ContainerUpdateController {

    private final ContainerUpdate update;
    private final ContainerChange change;
    private final ContainerDirectory directory;
    private final RevisionArchive archive;

    public ContainerUpdateController(
            ContainerUpdate update, ContainerChange change, ContainerDirectory directory, RevisionArchive archive) {
        this.update = update;
        this.change = change;
        this.directory = directory;
        this.archive = archive;
    }

    /** A body that says nothing but which container is a wish for what the application is now. */
    @Operation(summary = "Renames or marks a container, or updates it, as POST does; what is not sent stays as it is")
    @RequestMapping(
            path = {"/containers/update", "/containers/{id}/update", "/containers/{id}"},
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    ResponseEntity<ContainerView> change(AddressedRequest request) {
        RequestFields fields = request.fields();
        request.check(UpdateFields.CHANGE);
        UpdateForm form = UpdateForm.read(fields);
        ContainerView marked = change.change(request.reference(), fields);
        boolean updates = UpdateFields.isSent(fields) || fields.isEmptyBut("id");
        return updates
                ? ResponseEntity.accepted().body(update.update(new Reference(Long.toString(marked.id())), form))
                : ResponseEntity.ok(marked);
    }

    @Operation(summary = "Replaces a container by a new generation, from its application as it is now")
    @PostMapping("/containers/{id}/update")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView update(@OptionalBody AddressedRequest request) {
        UpdateFields.UPDATE.checkCreate(request.fields());
        return update.update(request.reference(), UpdateForm.read(request.fields()));
    }

    @Operation(summary = "Goes back to an earlier specification; calls an update off that is under way")
    @PostMapping("/containers/{id}/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContainerView rollback(@OptionalBody AddressedRequest request) {
        RequestFields fields = request.fields();
        UpdateFields.ROLLBACK.checkCreate(fields);
        Integer generation = fields.optional("generation", Values.between(1, Integer.MAX_VALUE), null);
        Manner manner = Manner.read(fields);
        fields.verify();
        return update.rollBack(
                request.reference(), generation == null ? OptionalInt.empty() : OptionalInt.of(generation), manner);
    }

    @Operation(summary = "Lists the specifications a container runs and has run, newest first")
    @GetMapping("/containers/{id}/generations")
    List<RevisionView> generations(@PathVariable String id) {
        ContainerInstance container = directory.get(new Reference(id));
        return archive.list(container).stream()
                .map(revision -> RevisionView.of(revision, container))
                .toList();
    }
}
