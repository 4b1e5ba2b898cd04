package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.coyote.CloseNowException;

/** Bytes as they come. There is no room for words about a failure between them: the answer breaks off instead. */
record BytesSink(OutputStream out) implements StreamReader.Sink {

    @Override
    public void data(FrameKind kind, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void silence() throws IOException {
        out.flush();
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
