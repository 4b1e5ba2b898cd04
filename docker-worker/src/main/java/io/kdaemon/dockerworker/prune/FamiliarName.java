package io.kdaemon.dockerworker.prune;

/** The name of an image in the form in which engines show it: {@code docker.io/library/ghost} is {@code ghost:latest}. */
final class FamiliarName {

    private FamiliarName() {}

    static String of(String image) {
        String name = withoutDefaults(image.strip());
        int digest = name.indexOf('@');
        if (digest >= 0) {
            return withoutTag(name.substring(0, digest)) + name.substring(digest);
        }
        return withoutTag(name).equals(name) ? name + ":latest" : name;
    }

    private static String withoutDefaults(String name) {
        String rest = without("index.docker.io/", without("docker.io/", name));
        return without("library/", rest);
    }

    private static String without(String beginning, String name) {
        return name.startsWith(beginning) ? name.substring(beginning.length()) : name;
    }

    private static String withoutTag(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
