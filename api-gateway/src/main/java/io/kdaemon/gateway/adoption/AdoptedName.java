package io.kdaemon.gateway.adoption;

import io.kdaemon.gateway.web.fields.Values;

/** What a container of an engine is called here: names are shorter, and end in a letter or digit. */
final class AdoptedName {

    private AdoptedName() {}

    static String of(String engineName) {
        String cut = engineName.substring(0, Math.min(engineName.length(), Values.LONGEST_NAME));
        return cut.replaceFirst("[^A-Za-z0-9]+$", "");
    }
}
