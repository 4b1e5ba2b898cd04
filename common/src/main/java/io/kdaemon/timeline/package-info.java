/** What happened to a container, in order, for people: request, decisions, engine calls with their raw errors, state changes. */
@NullMarked
package io.kdaemon.timeline;

import org.jspecify.annotations.NullMarked;
