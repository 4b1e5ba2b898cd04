package io.kdaemon.load;

import io.kdaemon.node.PrometheusAddress;
import java.time.Duration;

/** Tells what was. */
public interface LoadHistoryReader {

    /** The last while of one instance, in a bounded number of points; bounded in time, never fails. */
    LoadHistory read(PrometheusAddress endpoint, String instance, Duration span);
}
