package io.kdaemon.gateway.description;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.FieldSpec.Access;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Writes field lists as schemas. */
final class FieldSchemas {

    private FieldSchemas() {}

    /** Of a create: what has to be sent and what may be. */
    static Schema<?> ofCreate(FieldSet fields) {
        Schema<?> schema = object(fields, field -> !field.isReadOnly());
        List<String> required = fields.fields().stream()
                .filter(field -> field.access() == Access.REQUIRED)
                .map(FieldSpec::name)
                .toList();
        return required.isEmpty() ? schema : schema.required(required);
    }

    /** Of a change: anything may be missing and stays as it is. */
    static Schema<?> ofChange(FieldSet fields) {
        return object(fields, field -> !field.isReadOnly() || field.name().equals("id"));
    }

    /** Of an answer. */
    static Schema<?> ofAnswer(FieldSet fields, Set<String> unanswered) {
        return object(fields, field -> !unanswered.contains(field.name()));
    }

    private static Schema<?> object(FieldSet fields, Predicate<FieldSpec> shown) {
        Schema<?> schema = new Schema<>().types(Set.of("object"));
        fields.fields().stream().filter(shown).forEach(field -> schema.addProperty(field.name(), property(field)));
        return schema;
    }

    private static Schema<?> property(FieldSpec field) {
        Schema<?> property =
                new Schema<>().types(new LinkedHashSet<>(field.types())).description(field.description());
        property.setExample(field.example());
        if (field.types().contains("array")) {
            property.setItems(new Schema<>());
        }
        return field.isReadOnly() ? property.readOnly(true) : property;
    }
}
