package io.kdaemon.gateway.application.compose;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service of a compose file means here.
 *
 * @param application name of the application it becomes
 * @param definition the fields of that application, as the API takes them
 * @param dependsOn names of applications of the same file
 * @param taken keys of the service that are in the definition
 * @param unsupported keys that are not, each with its reason
 */
public record Translation(
        String service,
        String application,
        ObjectNode definition,
        List<String> dependsOn,
        List<String> taken,
        List<Note> unsupported) {

    /** Why something was not taken over. */
    public record Note(String key, String reason) {}
}
