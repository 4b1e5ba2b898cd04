/**
 * A real Prometheus and real node exporters for tests of what the scheduler reads.
 */
@NullMarked
package io.kdaemon.testing.prometheus;

import org.jspecify.annotations.NullMarked;
