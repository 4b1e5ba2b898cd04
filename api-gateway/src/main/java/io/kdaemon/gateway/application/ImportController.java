package io.kdaemon.gateway.application;

import io.kdaemon.gateway.application.compose.ComposeFile;
import io.kdaemon.gateway.web.JsonBodyReader;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes compose files, as YAML or inside JSON. */
@RestController
public final class ImportController {

    private static final String COMPOSE = "compose";
    private static final FieldSet FIELDS = new FieldSet(
            "import",
            List.of(
                    FieldSpec.required(COMPOSE, List.of("string"), "The compose file", "services: {}"),
                    FieldSpec.optional(
                            "variables",
                            List.of("object", "null"),
                            "Values of the file's variables",
                            Map.of("TAG", "1.2"))));

    private final JsonBodyReader reader = new JsonBodyReader();
    private final ApplicationImport imports;

    public ImportController(ApplicationImport imports) {
        this.imports = imports;
    }

    @Operation(summary = "Makes an application of every service of a compose file, all of them or none")
    @PostMapping("/applications/import")
    ResponseEntity<ImportView> importFile(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String prefix,
            @RequestParam(required = false) @Nullable Set<String> profiles,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean update)
            throws IOException {
        RequestFields fields = new RequestFields(reader.readYamlOrJson(request, COMPOSE));
        FIELDS.checkCreate(fields);
        String text = fields.required(COMPOSE, Values::text);
        Map<String, String> variables = fields.clearable("variables", EnvironmentVariables::parse, null);
        fields.verify();
        ComposeFile file = ComposeFile.read(
                Objects.requireNonNull(text),
                new ComposeFile.Choice(
                        Objects.requireNonNullElse(variables, Map.of()),
                        prefix,
                        Objects.requireNonNullElse(profiles, Set.of())));
        ImportView view = imports.run(file, new ApplicationImport.Terms(dryRun, update));
        return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view);
    }
}
