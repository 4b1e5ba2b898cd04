package io.kdaemon.bench.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;

/** Simulators on free ports. */
final class TestSimulator {

    private static final int SECOND_BYTE = 99;

    private TestSimulator() {}

    static NodeSimulator start(int nodes) {
        return NodeSimulator.start(
                new SimulatorAddresses(nodes, SECOND_BYTE, freePort(), freePort()), Clock.systemUTC());
    }

    static String uri(NodeSimulator simulator, int node) {
        return "tcp://" + simulator.addresses().ofNode(node) + ":"
                + simulator.addresses().enginePort();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
