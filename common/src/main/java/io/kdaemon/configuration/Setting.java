package io.kdaemon.configuration;

/**
 * One configured value.
 *
 * @param origin where it was set, as the operator would look for it: a file and line, or an environment variable
 */
record Setting(ConfigurationKey key, String value, String origin) {}
