/** Deleting what is in use by force: its containers go first, and the rest follows when the last of them is gone. */
@NullMarked
package io.kdaemon.gateway.removal;

import org.jspecify.annotations.NullMarked;
