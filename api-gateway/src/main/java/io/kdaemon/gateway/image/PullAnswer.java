package io.kdaemon.gateway.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Lines of JSON that several write. Once the client is gone, nothing is written any more. */
final class PullAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(PullAnswer.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream out;
    private final JsonMapper mapper;
    private volatile boolean isRead = true;

    PullAnswer(OutputStream out, JsonMapper mapper) {
        this.out = out;
        this.mapper = mapper;
    }

    void line(Object value) {
        write(mapper.writeValueAsString(value) + "\n");
    }

    /** An empty line, by which proxies and clients know that it goes on. */
    void signOfLife() {
        write("\n");
    }

    private void write(String text) {
        lock.lock();
        try {
            if (isRead) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("client gone: {}", e.toString());
            isRead = false;
        } finally {
            lock.unlock();
        }
    }

    boolean isRead() {
        return isRead;
    }
}
