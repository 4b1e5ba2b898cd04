package io.kdaemon.dockerworker.observation;

import java.time.Duration;

/**
 * How nodes are followed.
 *
 * @param pingInterval a quiet engine is asked for a sign of life this often: a hung one does not close its stream
 * @param debounce events of one container within this time are one look
 * @param worker what this docker-worker is called
 */
public record ObservationSettings(Duration pingInterval, Duration debounce, String worker) {}
