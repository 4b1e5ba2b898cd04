/** Streams to containers beside launches: what they cost in memory, threads and time. */
@NullMarked
package io.kdaemon.bench.streams;

import org.jspecify.annotations.NullMarked;
