package io.kdaemon.gateway.pull;

import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.stream.StreamOpening;
import io.kdaemon.node.NodeRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Images brought to nodes ahead of launches. */
@Configuration(proxyBeanMethods = false)
@Import(PullController.class)
public class PullConfiguration {

    @Bean
    PullTargets gatewayPullTargets(NodeDirectory directory, NodeRepository nodes) {
        return new PullTargets(directory, nodes);
    }

    @Bean
    ImageDistribution gatewayImageDistribution(StreamOpening opening, StreamAnswers answers, JsonMapper mapper) {
        return new ImageDistribution(opening, answers, mapper);
    }
}
