package io.kdaemon.testing.engine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks an engine whether it answers, with short limits. */
record EngineProbe(String address, int port) {
    private static final int LIMIT_MILLIS = 1_000;

    boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + address + ":" + port + "/_ping")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
