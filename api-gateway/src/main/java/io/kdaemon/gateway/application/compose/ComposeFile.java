package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compose file, understood.
 *
 * @param services in an order in which each comes after those it depends on
 * @param unsupported keys of the file itself that were not taken over
 */
public record ComposeFile(List<Translation> services, List<Note> unsupported) {

    private static final int MOST_SERVICES = 100;
    private static final String ANY_PROFILE = "*";
    private static final Set<String> UNDERSTOOD = Set.of("name", "services", "version", "volumes");

    /**
     * How a file is to be read.
     *
     * @param variables values of its variables
     * @param prefix of the applications' names; null: the file's own {@code name} with a dash
     * @param profiles services that have profiles are imported for one of these only, all for {@code *}
     */
    public record Choice(
            Map<String, String> variables, @Nullable String prefix, Set<String> profiles) {

        boolean covers(Set<String> profilesOfService) {
            return profilesOfService.isEmpty()
                    || profiles.contains(ANY_PROFILE)
                    || profilesOfService.stream().anyMatch(profiles::contains);
        }
    }

    /** @throws RequestRefusedException naming what is wrong */
    public static ComposeFile read(String text, Choice choice) {
        Variables variables = new Variables(choice.variables());
        JsonNode file = variables.fill(YamlReader.read(text), YamlReader.FIELD);
        if (!variables.errors().isEmpty()) {
            throw RequestRefusedException.invalid(variables.errors());
        }
        String named = file.path("name").isString() ? file.path("name").stringValue() + "-" : "";
        String prefix = Objects.requireNonNullElse(choice.prefix(), named);
        List<Note> notes = notes(file);
        Map<String, Translation> services = services(file, choice, prefix, notes::add);
        return new ComposeFile(new ServiceOrder(services).ordered(), List.copyOf(notes));
    }

    private static Map<String, Translation> services(
            JsonNode file, Choice choice, String prefix, Consumer<Note> leftOut) {
        JsonNode services = file.path("services");
        if (!services.isObject() || services.isEmpty() || services.size() > MOST_SERVICES) {
            throw refused("services", "compose has no services, expected 1 to %d of them".formatted(MOST_SERVICES));
        }
        Map<String, Translation> translated = new LinkedHashMap<>();
        services.properties().forEach(entry -> {
            if (!(entry.getValue() instanceof ObjectNode asked)) {
                throw refused("services." + entry.getKey(), "services.%s is no mapping".formatted(entry.getKey()));
            }
            Set<String> profiles = profiles(asked);
            if (choice.covers(profiles)) {
                Translation service =
                        new ServiceReader(entry.getKey(), asked, prefix, choice.variables()).read(file.path("volumes"));
                translated.put(service.application(), service);
            } else {
                leftOut.accept(new Note(
                        "services." + entry.getKey(),
                        "it is left out: send profiles=%s to import it, too".formatted(String.join(",", profiles))));
            }
        });
        return translated;
    }

    private static Set<String> profiles(ObjectNode service) {
        return service.path("profiles")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Note> notes(JsonNode file) {
        List<Note> notes = new ArrayList<>();
        file.propertyNames().stream()
                .filter(key -> !UNDERSTOOD.contains(key) && !key.startsWith("x-"))
                .forEach(key -> notes.add(new Note(
                        key,
                        key.equals("networks")
                                ? "services reach each other through their published ports"
                                : "kDaemon has nothing like it")));
        file.path("volumes").properties().stream()
                .filter(entry ->
                        entry.getValue().has("driver") || entry.getValue().has("driver_opts"))
                .forEach(entry -> notes.add(new Note(
                        "volumes." + entry.getKey(), "it is made by the engine's local driver without options")));
        return notes;
    }

    static RequestRefusedException refused(String field, String message) {
        return RequestRefusedException.invalid(List.of(new FieldError(field, null, message)));
    }
}
