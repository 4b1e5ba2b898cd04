package io.kdaemon.gateway.description;

import io.kdaemon.gateway.web.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Set;
import java.util.stream.Stream;

/** Says of each operation which problems it can answer. */
final class ProblemResponses {

    static final String SCHEMA = "Problem";

    private ProblemResponses() {}

    static Schema<?> schema() {
        Schema<?> error = new Schema<>()
                .types(Set.of("object"))
                .addProperty("field", text("What is wrong", "d_port"))
                .addProperty("value", text("As it was sent; null when it was missing", "70000"))
                .addProperty(
                        "message", text("What is expected", "d_port is 70000, expected a port number from 1 to 65535"));
        return new Schema<>()
                .types(Set.of("object"))
                .description("RFC 9457 problem details")
                .addProperty("type", text("Stable name of the kind of problem", "urn:kdaemon:problem:invalid-request"))
                .addProperty("title", text("The kind of problem in words", "The request is not valid"))
                .addProperty("status", new Schema<>().types(Set.of("integer")).example(400))
                .addProperty("detail", text("What is wrong this time", "d_port is 70000, expected ..."))
                .addProperty("instance", text("This very occurrence", "urn:kdaemon:request:7f3a"))
                .addProperty("request_id", text("The log knows the request by it", "7f3a"))
                .addProperty("errors", new Schema<>().types(Set.of("array")).items(error));
    }

    static void addTo(Operation operation, Stream<ProblemType> types) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        types.forEach(type -> operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(type.status().value()),
                        new ApiResponse().description(type.title()).content(content())));
    }

    private static Content content() {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + SCHEMA);
        return new Content().addMediaType("application/problem+json", new MediaType().schema(reference));
    }

    private static Schema<?> text(String description, String example) {
        return new Schema<>().types(Set.of("string")).description(description).example(example);
    }
}
