/** The docker-worker's meters, few on purpose. */
@NullMarked
package io.kdaemon.dockerworker.metrics;

import org.jspecify.annotations.NullMarked;
