package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** Tells of no failure to write: what the other side said before it closed can still be read. */
final class ListeningSocket extends Socket {

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException closedByTheOther) {
                    return;
                }
            }
        };
    }
}
