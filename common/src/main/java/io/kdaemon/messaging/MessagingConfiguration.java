package io.kdaemon.messaging;

import org.springframework.context.annotation.Configuration;

/** Sending and receiving over AMQP; needs no database. */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {}
