/**
 * A real Consul agent for tests of what is published and what users find.
 */
@NullMarked
package io.kdaemon.testing.consul;

import org.jspecify.annotations.NullMarked;
