package io.kdaemon.dockerworker.isolation;

import java.time.Duration;

/**
 * Bounds on what one node may hold of a worker.
 *
 * @param silence a node that has been called for so long without any answer gets no further commands
 */
public record IsolationSettings(Room room, Duration silence, Breaker breaker) {

    /**
     * Containers created, started or removed at a time. The number follows from what starts take at the engine.
     *
     * @param least however slow it is
     * @param first before anything is known of it
     * @param most however quick it is
     */
    public record Writes(int least, int first, int most) {

        public static Writes always(int number) {
            return new Writes(number, number, number);
        }
    }

    /**
     * @param commands commands at work or waiting, per lane; the others are handed back
     * @param urgentCommands the same for repairs
     */
    public record Room(Writes writes, int commands, int urgentCommands, Duration writeWait) {

        int commands(Lane lane) {
            return switch (lane) {
                case USER -> commands;
                case URGENT -> urgentCommands;
            };
        }
    }

    /**
     * @param window calls that are looked back on
     * @param minimumCalls fewer say nothing
     * @param slowCall a call that takes longer counts like a failed one; commands do not wait for a node that is quiet for so long
     * @param rest how long an engine is left alone before one ping tries it again
     */
    public record Breaker(int window, int minimumCalls, Duration slowCall, Duration rest) {}
}
