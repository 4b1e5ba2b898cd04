/** What reading the load of many nodes costs the Prometheus that they share. Only Prometheus runs; the nodes' exporters are made up. */
@NullMarked
package io.kdaemon.bench.load;

import org.jspecify.annotations.NullMarked;
