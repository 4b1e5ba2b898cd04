/**
 * Publishes the endpoints of running containers. Level-triggered: what is wanted is compared with what was written, and now and then with what
 * the catalog really holds. Only ids of our cluster are ever touched.
 */
@NullMarked
package io.kdaemon.watcher.publish;

import org.jspecify.annotations.NullMarked;
