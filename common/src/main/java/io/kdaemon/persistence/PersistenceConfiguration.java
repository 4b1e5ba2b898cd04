package io.kdaemon.persistence;

import org.springframework.context.annotation.Configuration;

/** Schema, mappers and repositories. */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {}
