package io.kdaemon.testing.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One connection of a client and the one to the server that belongs to it, with a thread for each direction. */
final class ProxiedConnection implements AutoCloseable {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_FINAL = 200;
    private static final int SWITCHING = 101;

    private final Socket client;
    private final Socket server;
    private final FaultProxy proxy;
    /** Sent to the server and not answered yet. */
    private final Queue<Exchange> pending = new ConcurrentLinkedQueue<>();

    private record Exchange(RequestHead request, Optional<Fault> fault) {}

    /** A body was cut off where a rule says so. */
    private static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    ProxiedConnection(Socket client, Socket server, FaultProxy proxy) {
        this.client = client;
        this.server = server;
        this.proxy = proxy;
    }

    void passRequests() throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        for (Optional<MessageHead> head = MessageHead.read(in); head.isPresent(); head = MessageHead.read(in)) {
            passRequest(head.get(), in);
        }
    }

    private void passRequest(MessageHead head, InputStream in) throws IOException {
        RequestHead request = RequestHead.of(head);
        Optional<Fault> fault = proxy.judge(request);
        switch (fault.orElse(null)) {
            case Fault.Reset _ -> reset();
            case Fault.LostRequest _ -> new MessageBody(head, in, (_, _) -> {}).pass();
            case Fault.Delay(Duration time) -> {
                pause(time);
                forward(head, in, new Exchange(request, fault));
            }
            case null -> forward(head, in, new Exchange(request, fault));
            case Fault.LostAnswer _, Fault.HeldAnswer _, Fault.Truncated _, Fault.OtherAnswer _ ->
                forward(head, in, new Exchange(request, fault));
        }
    }

    private void forward(MessageHead head, InputStream in, Exchange exchange) throws IOException {
        MessageBody.Sink out = sink(server.getOutputStream(), Direction.TO_SERVER);
        pending.add(exchange);
        out.write(head.bytes(), head.bytes().length);
        MessageBody body = new MessageBody(head, in, out);
        body.pass();
        if (head.isUpgrade()) {
            body.passToTheEnd();
            server.shutdownOutput();
        }
    }

    /** Ends when the server closes the connection, or a fault does. */
    void passAnswers() {
        try {
            InputStream in = new BufferedInputStream(server.getInputStream());
            boolean goesOn = true;
            while (goesOn) {
                Optional<MessageHead> head = MessageHead.read(in);
                goesOn = head.isPresent() && passAnswer(head.get(), in);
            }
            closeUnlessHeld();
        } catch (IOException broken) {
            close();
        }
    }

    private void closeUnlessHeld() {
        boolean isHeld = Optional.ofNullable(pending.peek())
                .flatMap(Exchange::fault)
                .filter(Fault.HeldAnswer.class::isInstance)
                .isPresent();
        if (!isHeld) {
            close();
        }
    }

    /** @return whether another answer may follow */
    private boolean passAnswer(MessageHead head, InputStream in) throws IOException {
        Exchange exchange = pending.element();
        MessageBody.Sink out = sink(client.getOutputStream(), Direction.TO_CLIENT);
        return switch (exchange.fault().orElse(null)) {
            case Fault.LostAnswer _, Fault.HeldAnswer _ -> false;
            case Fault.OtherAnswer(var bytes) -> {
                new MessageBody(head, bytes.get(), out).passToTheEnd();
                yield false;
            }
            case Fault.Truncated(int bodyBytes) -> {
                out.write(head.bytes(), head.bytes().length);
                passBody(exchange, new MessageBody(head, in, cutOffAfter(bodyBytes, out)));
                yield false;
            }
            case null -> pass(exchange, head, in, out);
            case Fault.Delay _, Fault.LostRequest _, Fault.Reset _ -> pass(exchange, head, in, out);
        };
    }

    private boolean pass(Exchange exchange, MessageHead head, InputStream in, MessageBody.Sink out) throws IOException {
        out.write(head.bytes(), head.bytes().length);
        if (head.status() < FIRST_FINAL && head.status() != SWITCHING) {
            return true;
        }
        pending.remove();
        return passBody(exchange, new MessageBody(head, in, out));
    }

    private static boolean passBody(Exchange exchange, MessageBody body) throws IOException {
        int status = body.head().status();
        if (status == NO_CONTENT
                || status == NOT_MODIFIED
                || exchange.request().method().equals("HEAD")) {
            return true;
        }
        if (body.hasLength()) {
            body.pass();
            return true;
        }
        body.passToTheEnd();
        return false;
    }

    private MessageBody.Sink sink(OutputStream out, Direction direction) {
        return (bytes, length) -> {
            proxy.flow(direction).await();
            out.write(bytes, 0, length);
            out.flush();
        };
    }

    private static MessageBody.Sink cutOffAfter(int most, MessageBody.Sink out) {
        int[] left = {most};
        return (bytes, length) -> {
            int part = Math.min(length, left[0]);
            out.write(bytes, part);
            left[0] -= part;
            if (part < length) {
                throw new CutOffException();
            }
        };
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the proxy is closed", e);
        }
    }

    /** The client's end sees a reset, whatever the server thinks. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            client.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
