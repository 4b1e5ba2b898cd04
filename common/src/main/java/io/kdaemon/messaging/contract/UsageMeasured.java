package io.kdaemon.messaging.contract;

import java.util.List;

/** What some of our containers, on any nodes, were just seen to use. */
public record UsageMeasured(List<Usage> usages) implements MessageBody.Measurement {

    /**
     * @param containerId our id, from the ownership label
     * @param memoryBytes without the page cache
     * @param cpuMillis thousandths of a core, over some seconds
     */
    public record Usage(long containerId, long memoryBytes, long cpuMillis) {}
}
