/** Work that a service does without being asked, again and again, and how it ends with the process. */
@NullMarked
package io.kdaemon.activity;

import org.jspecify.annotations.NullMarked;
