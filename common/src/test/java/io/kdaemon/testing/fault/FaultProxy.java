package io.kdaemon.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before one server that speaks HTTP 1.1 in the clear, for example a Docker Engine. It reads heads of messages, so that a rule can name
 * the third {@code POST /containers/create}, and passes everything else as it comes: streams and upgraded connections, too.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final int CONNECT_LIMIT_MILLIS = 5_000;

    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Queue<RequestHead> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Map<Direction, Flow> flows = new EnumMap<>(Direction.class);

    private FaultProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        for (Direction direction : Direction.values()) {
            flows.put(direction, new Flow());
        }
    }

    /** Without any rule everything passes. */
    public static FaultProxy before(String host, int port) {
        try {
            FaultProxy proxy = new FaultProxy(new InetSocketAddress(host, port));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return listening.getInetAddress().getHostAddress();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Of several rules that strike the same request the first one counts; the others have seen it all the same. */
    public FaultProxy with(FaultRule rule) {
        rules.add(rule);
        return this;
    }

    /** From now on every request passes. */
    public void clearRules() {
        rules.clear();
    }

    /** Half-open connections: bytes of that direction are taken and not passed on, on all connections, new ones included. */
    public void halt(Direction direction) {
        flow(direction).halt();
    }

    /** What was held back arrives. */
    public void resume() {
        flows.values().forEach(Flow::resume);
    }

    /** Breaks every open connection with a reset. */
    public void resetConnections() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** How many of the requests that clients have sent were among these. */
    public long count(Requests wanted) {
        return requests.stream().filter(wanted::include).count();
    }

    /** How often it did that. */
    public long count(Class<? extends Fault> kind) {
        return faults.stream().filter(kind::isInstance).count();
    }

    int openConnections() {
        return connections.size();
    }

    Flow flow(Direction direction) {
        return flows.get(direction);
    }

    Optional<Fault> judge(RequestHead request) {
        requests.add(request);
        List<FaultRule> striking =
                rules.stream().filter(rule -> rule.strikes(request)).toList();
        Optional<Fault> fault = striking.stream().map(FaultRule::fault).findFirst();
        fault.ifPresent(faults::add);
        return fault;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket client) {
        Socket upstream = new Socket();
        ProxiedConnection connection = new ProxiedConnection(client, upstream, this);
        connections.add(connection);
        try (connection) {
            upstream.connect(server, CONNECT_LIMIT_MILLIS);
            threads.execute(connection::passAnswers);
            connection.passRequests();
        } catch (IOException broken) {
            return;
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(ProxiedConnection::close);
            threads.shutdownNow();
        }
    }
}
