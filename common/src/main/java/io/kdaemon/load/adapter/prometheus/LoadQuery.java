package io.kdaemon.load.adapter.prometheus;

import org.jspecify.annotations.Nullable;

/**
 * How a signal is asked for: answers are found by their label {@code instance}. {@code $window} stands for the rate window, {@code $instance}
 * for a regular expression of the instances wanted.
 *
 * @param value PromQL that answers the value; empty when it shall not be asked for; null for the default
 * @param sampledAt PromQL that answers when it was scraped, in seconds since 1970; null for the default
 */
public record LoadQuery(@Nullable String value, @Nullable String sampledAt) {}
