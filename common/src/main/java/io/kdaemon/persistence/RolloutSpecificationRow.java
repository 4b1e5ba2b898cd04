package io.kdaemon.persistence;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.rollout.RolloutSpecification;
import tools.jackson.core.type.TypeReference;

record RolloutSpecificationRow(long applicationId, long applicationVersion, String specification) {

    private static final TypeReference<Application.RunSpec> SPECIFICATION = new TypeReference<>() {};

    static RolloutSpecificationRow of(RolloutSpecification wanted) {
        return new RolloutSpecificationRow(
                wanted.applicationId().value(), wanted.applicationVersion(), JsonColumn.write(wanted.run()));
    }

    RolloutSpecification toSpecification() {
        return new RolloutSpecification(
                new ApplicationId(applicationId), applicationVersion, JsonColumn.read(specification, SPECIFICATION));
    }
}
