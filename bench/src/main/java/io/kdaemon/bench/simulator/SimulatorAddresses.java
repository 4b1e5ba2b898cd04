package io.kdaemon.bench.simulator;

/**
 * Where the simulator listens. Every node has an address of its own in {@code 127.SECOND.0.0/16}, all with the same port, as real nodes have;
 * the kernel answers for the whole of {@code 127.0.0.0/8}, so that nothing has to be set up.
 *
 * @param second the second byte of the nodes' addresses, so that two simulators can run beside each other
 */
public record SimulatorAddresses(int nodes, int second, int enginePort, int controlPort) {

    private static final int MAX_NODES = 20_000;
    private static final int PER_THIRD = 250;

    public SimulatorAddresses {
        if (nodes < 1 || nodes > MAX_NODES || second < 1 || second > 255) {
            throw new IllegalArgumentException(
                    "%d nodes at 127.%d.0.0, expected 1 to %d nodes and 1 to 255".formatted(nodes, second, MAX_NODES));
        }
    }

    public String ofNode(int number) {
        return "127.%d.%d.%d".formatted(second, number / PER_THIRD, number % PER_THIRD + 1);
    }
}
