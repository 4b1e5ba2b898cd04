/**
 * One container as the cluster knows it: what is wanted, what was last seen, and the law of what may follow what. Pure: knows nothing of
 * databases, queues or engines.
 */
@NullMarked
package io.kdaemon.container;

import org.jspecify.annotations.NullMarked;
