/** Valid values, a movable clock and fakes for the tests of every module. */
@NullMarked
package io.kdaemon.testing;

import org.jspecify.annotations.NullMarked;
