/**
 * The operator's configuration: {@code config/app.conf} and the environment variables that stand above it.
 *
 * <p>Read once at start, checked as a whole, and handed to the services as {@code kdaemon.*}, {@code server.*}, {@code
 * spring.datasource.*} and {@code spring.rabbitmq.*} properties. Knows nothing of what the services do with them.
 */
@NullMarked
package io.kdaemon.configuration;

import org.jspecify.annotations.NullMarked;
