/** The simulator of Docker nodes, seen by the client that is measured with it. */
@NullMarked
package io.kdaemon.bench.simulator;

import org.jspecify.annotations.NullMarked;
