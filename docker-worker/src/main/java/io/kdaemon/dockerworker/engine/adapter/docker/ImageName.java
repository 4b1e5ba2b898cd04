package io.kdaemon.dockerworker.engine.adapter.docker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An image as users write it, taken apart for a pull. Without a tag an engine would pull every tag there is. */
record ImageName(String repository, String tag) {

    private static final String DEFAULT_TAG = "latest";

    static ImageName parse(String image) {
        int digest = image.indexOf('@');
        if (digest >= 0) {
            return new ImageName(image.substring(0, digest), image.substring(digest + 1));
        }
        int colon = image.lastIndexOf(':');
        boolean isTag = colon > image.lastIndexOf('/');
        return isTag
                ? new ImageName(image.substring(0, colon), image.substring(colon + 1))
                : new ImageName(image, DEFAULT_TAG);
    }

    String query() {
        return "fromImage=" + encoded(repository) + "&tag=" + encoded(tag);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
