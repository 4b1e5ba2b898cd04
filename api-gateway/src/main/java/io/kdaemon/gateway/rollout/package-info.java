/** {@code /rollouts}: updates of many containers, a few at a time. They are accepted and shown here; the watcher carries them out. */
@NullMarked
package io.kdaemon.gateway.rollout;

import org.jspecify.annotations.NullMarked;
