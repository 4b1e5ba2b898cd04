/** Stops and removes one generation of a container; never another's, and never volumes. */
@NullMarked
package io.kdaemon.dockerworker.removal;

import org.jspecify.annotations.NullMarked;
