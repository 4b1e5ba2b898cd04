/** What administrators are told, and that it reaches them. */
@NullMarked
package io.kdaemon.notification;

import org.jspecify.annotations.NullMarked;
