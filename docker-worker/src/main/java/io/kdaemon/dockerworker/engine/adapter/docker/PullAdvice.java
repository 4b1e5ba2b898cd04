package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.RegistryAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to do about a pull that failed. Engines repeat the registry's words and leave people alone with them. */
enum PullAdvice {
    PLAIN_REGISTRY(
            "the registry speaks plain HTTP: name it in insecure-registries of the node's /etc/docker/daemon.json",
            "server gave http response to https client"),
    UNKNOWN_AUTHORITY(
            "the node does not know the registry's CA: put it into the node's /etc/docker/certs.d/REGISTRY/ca.crt",
            "x509: certificate signed by unknown authority"),
    LOGIN(
            "the registry wants a login for this image, kept under /registries, or there is no such image",
            "no basic auth credentials",
            "unauthorized",
            "authentication required",
            "pull access denied"),
    MANIFEST(
            "the registry has no such tag or digest, or none for the node's platform",
            "manifest unknown",
            "no matching manifest"),
    TOO_MANY(
            "the registry limits how much is pulled: name a mirror in registry-mirrors of the node's /etc/docker/daemon.json",
            "toomanyrequests"),
    UNREACHABLE(
            "the node, not kDaemon, has to reach the registry: look at its DNS, proxy and mirrors",
            "no such host",
            "connection refused",
            "i/o timeout",
            "request canceled while waiting for connection");

    private final String advice;
    private final List<String> signs;

    PullAdvice(String advice, String... signs) {
        this.advice = advice;
        this.signs = List.of(signs);
    }

    /** The engine's words, and behind them what to do, where that is known. */
    static String added(String words, @Nullable RegistryAccess access) {
        String lowerCase = words.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(known -> known.signs.stream().anyMatch(lowerCase::contains))
                .findFirst()
                .map(known -> words + " (" + known.adviceTo(access) + ")")
                .orElse(words);
    }

    private String adviceTo(@Nullable RegistryAccess access) {
        return this == LOGIN && access != null
                ? "%s does not accept the login of '%s' that is kept under /registries, or not for this image, or there is no such image"
                        .formatted(access.registry(), access.username())
                : advice;
    }
}
