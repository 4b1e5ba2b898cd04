/** Reads load from Prometheus: one query per metric and endpoint, whatever the number of nodes. */
@NullMarked
package io.kdaemon.load.adapter.prometheus;

import org.jspecify.annotations.NullMarked;
