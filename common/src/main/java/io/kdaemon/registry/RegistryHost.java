package io.kdaemon.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry as names of images begin with it, in lower case: {@code registry.example.com:5000}. Docker Hub has many names and is one registry.
 *
 * @param name what is compared; of Docker Hub always {@code docker.io}
 */
public record RegistryHost(String name) {

    public static final RegistryHost DOCKER_HUB = new RegistryHost("docker.io");

    private static final Set<String> HUB_NAMES =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "hub.docker.com");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,255}$)(" + LABEL + "(\\." + LABEL + ")*|\\[[0-9a-f:]+])(:(?<port>[1-9]\\d{0,4}))?");
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Pattern API = Pattern.compile("(/v[12])?/?$");
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads what people write who log in: {@code docker.io}, {@code https://index.docker.io/v1/}, {@code registry.example.com:5000}.
     *
     * @return empty when no image's name can begin with it
     */
    public static Optional<RegistryHost> parse(String text) {
        String lowerCase = text.strip().toLowerCase(Locale.ROOT);
        String bare = API.matcher(SCHEME.matcher(lowerCase).replaceFirst("")).replaceFirst("");
        Matcher form = FORM.matcher(bare);
        boolean fits = form.matches()
                && isRegistry(bare)
                && (form.group("port") == null || Integer.parseInt(form.group("port")) <= HIGHEST_PORT);
        return fits ? Optional.of(called(bare)) : Optional.empty();
    }

    /** Where an engine pulls it from. */
    public static RegistryHost ofImage(String image) {
        String first = image.substring(0, Math.max(0, image.indexOf('/')));
        return isRegistry(first) ? called(first.toLowerCase(Locale.ROOT)) : DOCKER_HUB;
    }

    /** As engines tell a registry from the first part of a path: {@code team/web} is on Docker Hub. */
    private static boolean isRegistry(String first) {
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    private static RegistryHost called(String name) {
        return HUB_NAMES.contains(name) ? DOCKER_HUB : new RegistryHost(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
