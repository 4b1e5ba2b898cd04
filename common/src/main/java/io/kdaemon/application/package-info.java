/** What a user registers once and launches many times: an image and how to run it. */
@NullMarked
package io.kdaemon.application;

import org.jspecify.annotations.NullMarked;
