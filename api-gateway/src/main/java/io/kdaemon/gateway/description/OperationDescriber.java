package io.kdaemon.gateway.description;

import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what its method's signature does not tell: body, success, problems, parameters of lists. */
final class OperationDescriber implements OperationCustomizer {

    private static final String JSON = "application/json";
    private static final Set<String> QUEUED = Set.of("Container", "Rollout");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String resource = handler.getBeanType().getSimpleName().replaceAll("(Read|Update)?Controller", "");
        operation.setTags(List.of(resource));
        if (isCreate(handler)) {
            describeCreate(operation, resource);
        } else if (takesBody(handler) && !handler.hasMethodAnnotation(DeleteMapping.class)) {
            operation.setRequestBody(body(resource + "Change"));
        }
        if (takes(handler, AddressedRequest.class)) {
            operation.addParametersItem(new QueryParameter()
                    .name("id")
                    .description("Where it is not in the path: the number or the unique name")
                    .schema(new Schema<>().types(Set.of("string"))));
        }
        if (isList(handler)) {
            addPaging(operation);
        }
        ProblemResponses.addTo(operation, problems(handler));
        return operation;
    }

    private static void describeCreate(Operation operation, String resource) {
        operation.setRequestBody(body("New" + resource));
        boolean isQueued = QUEUED.contains(resource);
        ApiResponse success = new ApiResponse()
                .description(isQueued ? "Accepted; the work is queued" : "Created")
                .content(content(resource + "View"));
        operation.getResponses().remove("200");
        operation.getResponses().addApiResponse(isQueued ? "202" : "201", success);
    }

    private static Stream<ProblemType> problems(HandlerMethod handler) {
        Stream<ProblemType> always = Stream.of(ProblemType.UNAVAILABLE, ProblemType.FOREIGN_ORIGIN);
        if (handler.hasMethodAnnotation(GetMapping.class)) {
            return Stream.concat(
                    always, Stream.of(isList(handler) ? ProblemType.INVALID_REQUEST : ProblemType.NOT_FOUND));
        }
        Stream<ProblemType> writes = Stream.of(
                ProblemType.INVALID_REQUEST,
                isCreate(handler) ? ProblemType.IDEMPOTENCY_KEY_REUSED : ProblemType.NOT_FOUND,
                ProblemType.CONFLICT,
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        return Stream.concat(always, writes);
    }

    private static void addPaging(Operation operation) {
        operation.addParametersItem(number("limit", "At most so many, 1000 unless said otherwise", 1000));
        operation.addParametersItem(
                number("after", "Only what comes after this id; the Link header has the address of the next page", 0));
    }

    private static Parameter number(String name, String description, int example) {
        return new QueryParameter()
                .name(name)
                .description(description)
                .schema(new Schema<>().types(Set.of("integer")).example(example));
    }

    private static boolean isCreate(HandlerMethod handler) {
        return handler.getMethod().getName().equals("create");
    }

    private static boolean isList(HandlerMethod handler) {
        return Set.of("list", "events").contains(handler.getMethod().getName())
                && handler.hasMethodAnnotation(GetMapping.class)
                && !handler.getBeanType().getSimpleName().startsWith("Event");
    }

    private static boolean takesBody(HandlerMethod handler) {
        return takes(handler, RequestFields.class) || takes(handler, AddressedRequest.class);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
    }

    private static RequestBody body(String schema) {
        return new RequestBody().required(true).content(content(schema));
    }

    private static Content content(String schema) {
        return new Content()
                .addMediaType(JSON, new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema)));
    }
}
