/**
 * A proxy between a client and a real server that does what networks and servers in trouble do: connections that break, hang or lose answers,
 * and answers that make no sense. What goes wrong, and with which request, is told by rules; everything else passes unchanged.
 */
@NullMarked
package io.kdaemon.testing.fault;

import org.jspecify.annotations.NullMarked;
