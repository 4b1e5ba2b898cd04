/** A Docker host of the cluster: where it is reached, what it has, what is promised on it, and how it does. */
@NullMarked
package io.kdaemon.node;

import org.jspecify.annotations.NullMarked;
