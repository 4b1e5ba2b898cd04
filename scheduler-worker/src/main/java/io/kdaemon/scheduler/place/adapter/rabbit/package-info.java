/** The queues that bring launch requests. */
@NullMarked
package io.kdaemon.scheduler.place.adapter.rabbit;

import org.jspecify.annotations.NullMarked;
