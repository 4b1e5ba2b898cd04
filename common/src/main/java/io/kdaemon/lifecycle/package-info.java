/**
 * The law of a container's life. {@link io.kdaemon.lifecycle.LifecycleDecider} is pure: (container, job, command, now) to a decision;
 * {@code lifecycle.execution} stores decisions and sends what follows from them. Every module goes through it, so that there is one law.
 */
@NullMarked
package io.kdaemon.lifecycle;

import org.jspecify.annotations.NullMarked;
