/**
 * Containers that kDaemon has not made and that it has taken over as they run. Engines cannot label a container that is there, so whose it is
 * is known here and told to docker-workers with every command and observation.
 */
@NullMarked
package io.kdaemon.adoption;

import org.jspecify.annotations.NullMarked;
