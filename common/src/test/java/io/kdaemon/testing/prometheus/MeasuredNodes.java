package io.kdaemon.testing.prometheus;

import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Real Docker nodes that have {@link WebImage}, each with a stock node exporter that sees its own node alone. */
public final class MeasuredNodes implements AutoCloseable {

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final List<NodeExporter> exporters = new ArrayList<>();
    private final DockerNodes engines;

    private MeasuredNodes(DockerNodes engines) {
        this.engines = engines;
        ends.push(engines::close);
    }

    public static MeasuredNodes start(int count) {
        MeasuredNodes nodes = new MeasuredNodes(DockerNodes.start(count));
        try {
            nodes.boot();
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    private void boot() {
        WebImage.loadInto(engines);
        Lxcfs lxcfs = Lxcfs.start();
        ends.addLast(lxcfs::close);
        engines.all().forEach(node -> {
            NodeExporter exporter = NodeExporter.startOn(node, lxcfs);
            ends.push(exporter::close);
            exporters.add(exporter);
        });
    }

    public DockerNodes engines() {
        return engines;
    }

    /** Where a Prometheus scrapes the node at the given place, counted from 0. */
    public String target(int index) {
        return exporters.get(index).target();
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
