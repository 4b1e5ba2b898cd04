/**
 * Servers in containers of their official images, through Testcontainers. They need a Docker Engine; without one the tests that use them fail,
 * unless {@code -Dkdaemon.test.containers=off} says that nothing is to be proven on these servers.
 */
@NullMarked
package io.kdaemon.testing.containers;

import org.jspecify.annotations.NullMarked;
