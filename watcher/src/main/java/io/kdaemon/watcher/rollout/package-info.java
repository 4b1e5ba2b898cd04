/**
 * Carries roll-outs on: looks what became of the updates under way and wishes for as many as may follow. A roll-out is locked while it is
 * carried on, so that any number of watchers together never exceed its limit; all they know of it is stored.
 */
@NullMarked
package io.kdaemon.watcher.rollout;

import org.jspecify.annotations.NullMarked;
