/**
 * Updates of many containers, a few at a time. A roll-out only wishes, container by container, and looks what became of its wishes: how a
 * container is updated, and undone when it fails, is the law's. All of it is stored, so that any watcher goes on where another ended.
 */
@NullMarked
package io.kdaemon.rollout;

import org.jspecify.annotations.NullMarked;
