package io.kdaemon.gateway.web;

/** Where the API is: everything of it is below {@code /{api_version}}. */
public record ApiPath(String version) {

    public String prefix() {
        return "/" + version;
    }

    /** @param path beginning with a slash */
    public String of(String path) {
        return prefix() + path;
    }
}
