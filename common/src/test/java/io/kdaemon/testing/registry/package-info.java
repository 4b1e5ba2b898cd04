/**
 * A real image registry for tests that push and pull, with and without a login.
 */
@NullMarked
package io.kdaemon.testing.registry;

import org.jspecify.annotations.NullMarked;
