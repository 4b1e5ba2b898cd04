package io.kdaemon.gateway.load;

import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.load.LoadHistoryReader;
import io.kdaemon.load.LoadProperties;
import io.kdaemon.load.LoadTable;
import io.kdaemon.node.ReservationRepository;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The load of nodes, shown. */
@Configuration(proxyBeanMethods = false)
@Import(LoadController.class)
public class LoadApiConfiguration {

    @Bean
    NodeLoads gatewayNodeLoads(
            NodeDirectory nodes,
            LoadTable loads,
            LoadHistoryReader histories,
            ReservationRepository reservations,
            LoadProperties properties,
            Clock clock) {
        return new NodeLoads(nodes, loads, new LoadHistories(histories), reservations, properties.rateWindow(), clock);
    }
}
