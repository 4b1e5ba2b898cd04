/** Takes launch requests in batches: decides, claims room, stores the decision and passes the launch on. */
@NullMarked
package io.kdaemon.scheduler.place;

import org.jspecify.annotations.NullMarked;
