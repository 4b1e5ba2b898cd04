package io.kdaemon.lifecycle.execution;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.registry.RegistryLoginRepository;

/** Where it is looked up what commands to nodes speak of. */
public record CommandSources(
        NodeRepository nodes,
        ApplicationRepository applications,
        RevisionRepository revisions,
        AdoptionRepository adoptions,
        RegistryLoginRepository logins,
        HandOver handOver) {}
