package io.kdaemon.gateway.description;

import io.kdaemon.gateway.adoption.AdoptionForm;
import io.kdaemon.gateway.application.ApplicationFields;
import io.kdaemon.gateway.bulk.BulkForm;
import io.kdaemon.gateway.container.ContainerFields;
import io.kdaemon.gateway.image.PullForm;
import io.kdaemon.gateway.node.NodeFields;
import io.kdaemon.gateway.placement.PreviewForm;
import io.kdaemon.gateway.registry.RegistryFields;
import io.kdaemon.gateway.rollout.RolloutForm;
import io.kdaemon.gateway.stream.ExecFields;
import io.kdaemon.gateway.update.UpdateFields;
import io.kdaemon.gateway.web.ApiPath;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Completes the document: what it is, and its schemas with the names that are on the wire. */
final class DocumentDescriber implements OpenApiCustomizer {

    private static final String ID_IN_PATH = "{id}";

    private final ApiPath path;

    DocumentDescriber(ApiPath path) {
        this.path = path;
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                        .title("kDaemon")
                        .version(path.version())
                        .description("Containers on plain Docker hosts: placed by measured load, watched and repaired. "
                                + "Wherever a path has {id}, the number or the unique name will do."))
                .servers(List.of(new Server().url("/")));
        document.getPaths().forEach(DocumentDescriber::describeId);
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().forEach(DocumentDescriber::nameAsOnTheWire);
        schemas.put("NodeView", FieldSchemas.ofAnswer(NodeFields.ALL, Set.of()));
        schemas.put("NewNode", FieldSchemas.ofCreate(NodeFields.ALL));
        schemas.put("NodeChange", FieldSchemas.ofChange(NodeFields.ALL));
        schemas.put("ApplicationView", FieldSchemas.ofAnswer(ApplicationFields.ALL, Set.of("isenabled", "mem_limit")));
        schemas.put("NewApplication", FieldSchemas.ofCreate(ApplicationFields.ALL));
        schemas.put("ApplicationChange", FieldSchemas.ofChange(ApplicationFields.ALL));
        schemas.put("ContainerView", FieldSchemas.ofAnswer(ContainerFields.EXISTING, Set.of()));
        schemas.put("NewContainer", FieldSchemas.ofCreate(ContainerFields.LAUNCH));
        schemas.put("ContainerChange", FieldSchemas.ofChange(UpdateFields.CHANGE));
        schemas.put("RegistryView", FieldSchemas.ofAnswer(RegistryFields.ALL, RegistryFields.HIDDEN));
        schemas.put("NewRegistry", FieldSchemas.ofCreate(RegistryFields.ALL));
        schemas.put("RegistryChange", FieldSchemas.ofChange(RegistryFields.ALL));
        schemas.put("BulkChange", FieldSchemas.ofCreate(BulkForm.FIELDS));
        schemas.put("NewRollout", FieldSchemas.ofCreate(RolloutForm.FIELDS));
        schemas.put("RolloutChange", FieldSchemas.ofCreate(RolloutForm.OF_APPLICATION));
        schemas.put("AdoptionChange", FieldSchemas.ofCreate(AdoptionForm.FIELDS));
        schemas.put("PullChange", FieldSchemas.ofCreate(PullForm.FIELDS));
        schemas.put("PlacementChange", FieldSchemas.ofCreate(PreviewForm.FIELDS));
        schemas.put("ExecChange", FieldSchemas.ofCreate(ExecFields.ALL));
        schemas.put(ProblemResponses.SCHEMA, ProblemResponses.schema());
    }

    /** Of those operations, too, whose methods take it from wherever it is. */
    private static void describeId(String route, PathItem item) {
        if (route.contains(ID_IN_PATH)) {
            item.readOperations().stream()
                    .filter(operation -> !hasIdInPath(operation))
                    .forEach(operation -> operation.addParametersItem(
                            new PathParameter().name("id").schema(new Schema<>().types(Set.of("string")))));
        }
    }

    private static boolean hasIdInPath(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .anyMatch(parameter ->
                        parameter.getName().equals("id") && parameter.getIn().equals(ParameterIn.PATH.toString()));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void nameAsOnTheWire(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            properties.forEach((name, property) -> renamed.put(snakeCase(name), property));
            schema.setProperties(renamed);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
