package io.kdaemon.gateway.application.options;

import io.kdaemon.policy.Policy;
import io.kdaemon.secret.SecretBox;

/** What it takes to read the fields of this package: what is allowed, and what secrets are sealed with. */
public record OptionRules(Policy policy, SecretBox box) {}
