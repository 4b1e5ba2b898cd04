package io.kdaemon.gateway.placement;

import io.kdaemon.gateway.web.fields.RequestFields;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route of dry runs. */
@RestController
public final class PlacementController {

    private final PreviewForm form;
    private final PlacementPreview preview;

    public PlacementController(PreviewForm form, PlacementPreview preview) {
        this.form = form;
        this.preview = preview;
    }

    @Operation(summary = "Says where containers would go and why, without launching any")
    @PostMapping("/placements/preview")
    PreviewView preview(RequestFields fields) {
        PreviewForm.Wanted wanted = form.read(fields);
        return preview.preview(wanted.ask(), wanted.count());
    }
}
