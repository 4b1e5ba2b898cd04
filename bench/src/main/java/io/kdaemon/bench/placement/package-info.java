/** How the planner places: what a decision costs, how evenly a burst is spread, and how a day of mixed applications goes. No services run. */
@NullMarked
package io.kdaemon.bench.placement;

import org.jspecify.annotations.NullMarked;
