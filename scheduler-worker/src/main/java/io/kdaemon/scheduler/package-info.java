/** The scheduler-worker: its configuration and main class. */
@NullMarked
package io.kdaemon.scheduler;

import org.jspecify.annotations.NullMarked;
