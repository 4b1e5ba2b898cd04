package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code deploy.placement}: where containers may run, in the words of constraints. */
final class PlacementRules {

    private static final String PATH = "deploy.placement.";
    private static final String LABELS = "node.labels.";
    private static final Pattern RULE = Pattern.compile("(?<subject>[\\w.-]+)\\s*(?<sign>==|!=)\\s*(?<value>.+)");

    private final ObjectNode constraints = JsonNodeFactory.instance.objectNode();
    private final Consumer<Note> notes;

    private PlacementRules(Consumer<Note> notes) {
        this.notes = notes;
    }

    /** Empty when nothing of it has a meaning here. */
    static ObjectNode read(JsonNode placement, Consumer<Note> notes) {
        PlacementRules rules = new PlacementRules(notes);
        placement.properties().forEach(entry -> rules.add(entry.getKey(), entry.getValue()));
        return rules.constraints;
    }

    private void add(String key, JsonNode value) {
        switch (key) {
            case "constraints" -> value.forEach(rule -> constrain(rule.asString()));
            case "preferences" ->
                value.forEach(preference -> prefer(preference.path("spread").asString("")));
            case "max_replicas_per_node" -> limit(value.asString());
            default -> leaveOut(key, "kDaemon has nothing like it");
        }
    }

    private void constrain(String text) {
        Matcher rule = RULE.matcher(text.strip());
        String subject = rule.matches() ? rule.group("subject") : "";
        if (subject.startsWith(LABELS)) {
            String label = subject.substring(LABELS.length());
            constraints.withArray("labels").add("%s %s %s".formatted(label, rule.group("sign"), rule.group("value")));
        } else if (subject.equals("node.hostname")) {
            String field = rule.group("sign").equals("==") ? "hostname_in" : "hostname_not_in";
            constraints.withArray(field).add(rule.group("value"));
        } else {
            leaveOut("constraints", text + ": node.labels.<label> and node.hostname are known, with == and !=");
        }
    }

    private void prefer(String spread) {
        if (spread.startsWith(LABELS) && !constraints.has("spread_by")) {
            constraints.put("spread_by", spread.substring(LABELS.length()));
        } else {
            leaveOut("preferences", spread + ": one label, node.labels.<label>, may be spread over");
        }
    }

    private void limit(String most) {
        if (most.equals("1")) {
            constraints.put("distinct_hosts", true);
        } else {
            leaveOut("max_replicas_per_node", most + ": only 1 can be held to");
        }
    }

    private void leaveOut(String key, String reason) {
        notes.accept(new Note(PATH + key, reason));
    }
}
