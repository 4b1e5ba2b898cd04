package io.kdaemon.usage;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * All that was seen of an application's containers.
 *
 * @param samples how many there have been
 * @param since time of the first of them
 * @param until time of the last of them
 */
public record ApplicationUsage(
        ApplicationId application,
        long samples,
        Instant since,
        Instant until,
        DecayingHistogram cpu,
        DecayingHistogram memory) {

    /** CPU can be shared: a container that wants more for a while waits for it. The same share as in the Vertical Pod Autoscaler. */
    private static final double CPU_SHARE = 0.90;

    /** Memory cannot: who asks for too little is killed, or kills others. */
    private static final double MEMORY_SHARE = 0.98;

    public static ApplicationUsage none(ApplicationId application, Instant now) {
        return new ApplicationUsage(application, 0, now, now, DecayingHistogram.EMPTY, DecayingHistogram.EMPTY);
    }

    /** With what was seen now; clocks of watchers may differ a little, so time does not go back. */
    public ApplicationUsage plus(Collection<Resources> seen, Instant now, Duration halfLife) {
        Duration passed = Duration.between(until, now);
        DecayingHistogram moreCpu = cpu.after(passed, halfLife);
        DecayingHistogram moreMemory = memory.after(passed, halfLife);
        for (Resources used : seen) {
            moreCpu = moreCpu.plus(used.cpuMillis());
            moreMemory = moreMemory.plus(used.memoryBytes());
        }
        return new ApplicationUsage(
                application,
                samples + seen.size(),
                samples == 0 ? now : since,
                now.isAfter(until) ? now : until,
                moreCpu,
                moreMemory);
    }

    /** What one of its containers hardly ever exceeds. */
    public Resources usual() {
        return new Resources(cpu.percentile(CPU_SHARE), memory.percentile(MEMORY_SHARE));
    }
}
