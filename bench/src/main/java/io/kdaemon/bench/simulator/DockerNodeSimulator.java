package io.kdaemon.bench.simulator;

import java.time.Clock;

/** The simulator as a process. Arguments: nodes, second byte of their addresses, port of their engines, port that controls it. */
public final class DockerNodeSimulator {

    private DockerNodeSimulator() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("Expected: NODES SECOND-BYTE ENGINE-PORT CONTROL-PORT");
        }
        SimulatorAddresses addresses = new SimulatorAddresses(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        NodeSimulator.start(addresses, Clock.systemUTC());
        System.out.printf(
                "SIMULATOR: %d pretended Docker nodes from %s:%d on, no container ever runs; control and Prometheus at 127.0.0.1:%d%n",
                addresses.nodes(), addresses.ofNode(0), addresses.enginePort(), addresses.controlPort());
    }
}
