package io.kdaemon.gateway.bulk;

import io.kdaemon.gateway.web.fields.RequestFields;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route of wishes for many containers. */
@RestController
public final class BulkController {

    private final BulkWishes wishes;

    public BulkController(BulkWishes wishes) {
        this.wishes = wishes;
    }

    @Operation(
            summary = "Starts, stops, restarts or removes all containers that a selector means, at most 1000 at a time")
    @PostMapping("/containers/bulk")
    BulkView carryOut(RequestFields fields) {
        return wishes.carryOut(BulkForm.read(fields));
    }
}
