/**
 * Starting, awaiting and ending real programs in tests. The fixtures beside this package are built on it; a missing program is a
 * failure that names the command to run, never a skipped test.
 */
@NullMarked
package io.kdaemon.testing.process;

import org.jspecify.annotations.NullMarked;
