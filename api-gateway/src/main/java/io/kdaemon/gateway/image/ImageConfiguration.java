package io.kdaemon.gateway.image;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.stream.StreamOpening;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.node.NodeRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Images of nodes. */
@Configuration(proxyBeanMethods = false)
@Import({PullController.class, PruneController.class})
public class ImageConfiguration {

    @Bean
    PullTargets gatewayPullTargets(NodeDirectory directory, NodeRepository nodes) {
        return new PullTargets(directory, nodes);
    }

    @Bean
    ImageDistribution gatewayImageDistribution(StreamOpening opening, StreamAnswers answers, JsonMapper mapper) {
        return new ImageDistribution(opening, answers, mapper);
    }

    @Bean
    WantedImages gatewayWantedImages(
            ApplicationRepository applications, ContainerRepository containers, RevisionRepository revisions) {
        return new WantedImages(applications, containers, revisions);
    }
}
