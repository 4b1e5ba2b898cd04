package io.kdaemon.testing.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A GET with short limits, to see whether a server is there and what it says. */
public record HttpProbe(URI uri) {
    private static final int LIMIT_MILLIS = 1_000;

    public static HttpProbe of(String uri) {
        return new HttpProbe(URI.create(uri));
    }

    public boolean answers() {
        try {
            body();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The answer's text, for a status below 400. */
    public String body() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        try (InputStream content = connection.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
