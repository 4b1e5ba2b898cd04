package io.kdaemon.bench.simulator;

import io.kdaemon.messaging.contract.NodeRef;
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

    static NodeRef ref(NodeSimulator simulator, int node) {
        String address = simulator.addresses().ofNode(node);
        String uri = "tcp://" + address + ":" + simulator.addresses().enginePort();
        return new NodeRef(node, address, uri, address);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
