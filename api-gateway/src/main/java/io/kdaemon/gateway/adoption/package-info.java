/**
 * Containers that nodes have and that kDaemon has not made: shows them, and takes them over as they run. Nothing is changed on their engines;
 * that they are ours is known in the database alone.
 */
@NullMarked
package io.kdaemon.gateway.adoption;

import org.jspecify.annotations.NullMarked;
