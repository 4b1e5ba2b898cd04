/** The few kinds of meters we use. They are made beforehand, so that a launch pays for counting and not for looking meters up. */
@NullMarked
package io.kdaemon.metrics;

import org.jspecify.annotations.NullMarked;
