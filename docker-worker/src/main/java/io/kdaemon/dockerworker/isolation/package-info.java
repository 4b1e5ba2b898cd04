/**
 * Keeps one slow, hung or dead node from holding up the others: per node a bounded number of commands and of writes at a time, no further
 * commands while its calls stay without any answer, and a circuit breaker that gives an engine a rest which keeps failing.
 */
@NullMarked
package io.kdaemon.dockerworker.isolation;

import org.jspecify.annotations.NullMarked;
