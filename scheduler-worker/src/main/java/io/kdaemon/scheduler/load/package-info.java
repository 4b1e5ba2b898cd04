/** Notices that nodes whose load should be measured are unknown: launches go on, but worse than they could. */
@NullMarked
package io.kdaemon.scheduler.load;

import org.jspecify.annotations.NullMarked;
