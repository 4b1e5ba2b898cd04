package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.ClientPresence;
import io.kdaemon.messaging.stream.DuplexStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Streams as answers. The request's virtual thread writes them: when the client does not read, it waits, and so does all up to the engine. */
public final class StreamAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(StreamAnswers.class);

    private static final MediaType ARCHIVE = MediaType.parseMediaType("application/x-tar");

    private final ContainerStreamProperties properties;
    private final JsonMapper mapper;

    public StreamAnswers(ContainerStreamProperties properties, JsonMapper mapper) {
        this.properties = properties;
        this.mapper = mapper;
    }

    /** Returns when the stream has ended or the client is gone. */
    void write(
            DuplexStream stream,
            StreamFormat format,
            Supplier<? extends JsonSink.Objects> objects,
            ClientPresence client,
            HttpServletResponse response)
            throws IOException {
        write(
                stream,
                format.type(),
                response,
                out -> format == StreamFormat.TEXT
                        ? new BytesSink(out, client)
                        : new JsonSink(out, format, mapper, objects.get()));
    }

    /** Proxies and clients take it for a file. */
    void writeArchive(DuplexStream stream, ClientPresence client, HttpServletResponse response) throws IOException {
        write(stream, ARCHIVE, response, out -> new BytesSink(out, client));
    }

    /** One object of JSON, which is read before anything is answered. */
    public void writeObject(DuplexStream stream, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream object = read(stream);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(object.size());
        object.writeTo(response.getOutputStream());
    }

    /** One object of JSON, to be made something else of. */
    public byte[] readObject(DuplexStream stream) {
        try {
            return read(stream).toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that the docker-worker sends one by one, and how often there was nothing for a while. Refuses the request when the stream fails. */
    public void readLines(DuplexStream stream, Consumer<byte[]> taker, Runnable nothing) {
        try {
            new StreamReader(stream, properties.heartbeat()).readTo(new LineSink(taker, nothing));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteArrayOutputStream read(DuplexStream stream) throws IOException {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        new StreamReader(stream, properties.heartbeat()).readTo(new ObjectSink(object));
        return object;
    }

    private interface SinkMaker {
        StreamReader.Sink on(OutputStream out);
    }

    /** Begins an answer that comes in pieces: proxies must pass each on at once. */
    public static void begin(MediaType type, HttpServletResponse response) throws IOException {
        response.setContentType(type.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
    }

    private void write(DuplexStream stream, MediaType type, HttpServletResponse response, SinkMaker sinks)
            throws IOException {
        try (stream) {
            begin(type, response);
            new StreamReader(stream, properties.heartbeat()).readTo(sinks.on(response.getOutputStream()));
        } catch (CloseNowException e) {
            throw e;
        } catch (IOException e) {
            LOG.debug("stream={} client gone: {}", stream.id(), e.toString());
        }
    }
}
