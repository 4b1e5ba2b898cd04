/** Consul's HTTP API. The only package that knows of Consul's client. */
@NullMarked
package io.kdaemon.watcher.adapter.consul;

import org.jspecify.annotations.NullMarked;
