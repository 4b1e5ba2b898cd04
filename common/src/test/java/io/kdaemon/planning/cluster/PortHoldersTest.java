package io.kdaemon.planning.cluster;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Protocol;
import io.kdaemon.node.Resources;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Ask.PortHolder;
import io.kdaemon.testing.RunOptionsFixtures;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import org.junit.jupiter.api.Test;

class PortHoldersTest {

    private static final Ask ASK = Ask.of(new Resources(10, 1 << 20));

    private final InMemoryApplicationRepository applications = new InMemoryApplicationRepository();
    private final Application open = add("open", PortSpec.of(80, Protocol.TCP));
    private final Application web = add("web", new PortSpec(8000, Protocol.TCP, 80, null));
    private final Application datagrams = add("datagrams", new PortSpec(8000, Protocol.UDP, 80, null));
    private final Application onHost = applications.insert(anApplication()
            .named("host")
            .withOptions(RunOptionsFixtures.onHostNetwork())
            .build());

    @Test
    void shouldNameEverybodyWhoNeedsTheSamePortOfANode() {
        // when
        Ask ask = new PortHolders(applications).told(web, ASK);

        // then
        assertThat(ask.portHolders())
                .containsExactly(
                        new PortHolder("web", web.id(), "80/tcp"), new PortHolder("host", onHost.id(), "80/tcp"));
        assertThat(new PortHolders(applications).told(datagrams, ASK).portHolders())
                .containsExactly(new PortHolder("datagrams", datagrams.id(), "80/udp"));
    }

    @Test
    void shouldAskNothingOfThoseThatTakeFreePorts() {
        assertThat(new PortHolders(applications).told(open, ASK)).isSameAs(ASK);
    }

    private Application add(String name, PortSpec port) {
        return applications.insert(anApplication().named(name).withPorts(port).build());
    }
}
