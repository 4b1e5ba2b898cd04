package io.kdaemon.statistics;

/** Counts what there is. */
@FunctionalInterface
public interface StatisticsRepository {

    /** From indexes only, without locks; the numbers need not belong to the very same moment. */
    ClusterStatistics read();
}
