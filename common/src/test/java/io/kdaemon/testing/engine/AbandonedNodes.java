package io.kdaemon.testing.engine;

/** The main class of a JVM that starts nodes, prints their slot and then dies without a chance to remove them. */
final class AbandonedNodes {
    private AbandonedNodes() {}

    public static void main(String[] arguments) {
        DockerNodes nodes = DockerNodes.start(2);
        System.out.println(slotOf(nodes));
        Runtime.getRuntime().halt(0);
    }

    /** What the names of all its nodes begin with. */
    static String slotOf(DockerNodes nodes) {
        String namespace = nodes.node(0).namespace();
        return namespace.substring(0, namespace.indexOf('n'));
    }
}
