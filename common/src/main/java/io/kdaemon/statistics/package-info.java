/** How much of everything there is in the cluster, as the database knows it: for metrics, and read as a whole every few seconds. */
@NullMarked
package io.kdaemon.statistics;

import org.jspecify.annotations.NullMarked;
