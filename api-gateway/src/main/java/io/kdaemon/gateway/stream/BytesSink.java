package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.ClientPresence;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.coyote.CloseNowException;

/** Bytes as they come. There is no room between them for signs of life, nor for words about a failure: the answer breaks off instead. */
record BytesSink(OutputStream out, ClientPresence client) implements StreamReader.Sink {

    @Override
    public void data(FrameKind kind, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void silence() throws IOException {
        if (client.isGone()) {
            throw new EOFException("The client has closed its connection");
        }
    }

    @Override
    public void end(String result) throws IOException {
        out.flush();
    }

    @Override
    public void failed(StreamFailure failure) throws IOException {
        throw new CloseNowException(failure.message());
    }
}
