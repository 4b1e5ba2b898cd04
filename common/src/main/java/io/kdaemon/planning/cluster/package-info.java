/** The cluster as the planner sees it: nodes, what is promised on them, and what is measured. */
@NullMarked
package io.kdaemon.planning.cluster;

import org.jspecify.annotations.NullMarked;
