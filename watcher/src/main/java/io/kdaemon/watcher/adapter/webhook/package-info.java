/** Notifications by signed webhook. {@code docs/notifications.md} describes what is sent. */
@NullMarked
package io.kdaemon.watcher.adapter.webhook;

import org.jspecify.annotations.NullMarked;
