package io.kdaemon.gateway.web.fields;

import io.kdaemon.configuration.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All fields of one resource.
 *
 * @param noun what the resource is called
 */
public record FieldSet(String noun, List<FieldSpec> fields) {

    public FieldSet {
        fields = List.copyOf(fields);
    }

    /** Refuses unknown fields and those that the client cannot decide. */
    public void checkCreate(RequestFields request) {
        checkKnown(request);
        request.names().stream()
                .filter(name -> find(name).filter(FieldSpec::isReadOnly).isPresent())
                .forEach(name -> request.refuse(name, name + " cannot be set: kDaemon decides it"));
    }

    /** As {@link #checkCreate}, but the id may be there to say what is to be changed. */
    public void checkPatch(RequestFields request) {
        checkKnown(request);
        request.names().stream()
                .filter(name -> !name.equals("id"))
                .filter(name -> find(name).filter(FieldSpec::isReadOnly).isPresent())
                .forEach(name -> request.refuse(name, name + " cannot be changed: kDaemon decides it"));
    }

    /** Refuses unknown fields only: a client that read the object, changed it and sends it back need not strip it. */
    public void checkPut(RequestFields request) {
        checkKnown(request);
    }

    private void checkKnown(RequestFields request) {
        request.names().stream()
                .filter(name -> find(name).isEmpty())
                .forEach(name -> request.refuse(name, unknown(name)));
    }

    private String unknown(String name) {
        String hint = NearestName.of(name, names().toList())
                .map(" Did you mean '%s'?"::formatted)
                .orElseGet(() -> " Known are: " + String.join(", ", writable()) + ".");
        return "A %s has no field '%s'.".formatted(noun, name) + hint;
    }

    private Stream<String> names() {
        return fields.stream().map(FieldSpec::name);
    }

    private List<String> writable() {
        return fields.stream()
                .filter(field -> !field.isReadOnly())
                .map(FieldSpec::name)
                .toList();
    }

    private Optional<FieldSpec> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
