/**
 * Real Docker Engines for tests: several nodes on one machine, each in its own network namespace with its own address, with the
 * faults an operator meets (engine stopped or shot, link cut, node frozen or without power). Needs root.
 */
@NullMarked
package io.kdaemon.testing.engine;

import org.jspecify.annotations.NullMarked;
