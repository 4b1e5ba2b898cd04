package io.kdaemon.rollout;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;

/**
 * What a roll-out wants the containers of one application to run, as it was when the roll-out was asked for: what becomes of the application
 * meanwhile does not count.
 *
 * @param applicationVersion the application's version that it was made from
 */
public record RolloutSpecification(ApplicationId applicationId, long applicationVersion, Application.RunSpec run) {}
