/** The docker-worker: its configuration and main class. */
@NullMarked
package io.kdaemon.dockerworker;

import org.jspecify.annotations.NullMarked;
