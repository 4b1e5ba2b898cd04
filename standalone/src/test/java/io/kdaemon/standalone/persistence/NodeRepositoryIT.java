package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.SealedValues;
import io.kdaemon.testing.certificate.TestCertificates;
import io.kdaemon.testing.persistence.NodeRepositoryContract;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class NodeRepositoryIT extends NodeRepositoryContract {

    private final NodeRepository nodes;

    NodeRepositoryIT(Database database) {
        super(database.bean(NodeRepository.class), database.transactions());
        nodes = database.bean(NodeRepository.class);
    }

    @Test
    void shouldTellWhichKeysItsSecretsAreSealedWith() {
        // given
        PemCertificate certificate = PemCertificate.parse(TestCertificates.CLIENT);
        Sealed key = new Sealed("kd1.0badcafe.c2VhbGVk");
        EngineTls withKey = new EngineTls(null, certificate, key, null, false);
        EngineTls withoutKey = new EngineTls(null, null, null, null, false);

        // when
        nodes.insert(aReadyNode().withId(1).build());
        nodes.insert(aReadyNode()
                .withId(2)
                .at(new EngineAddress("10.8.0.2", 2376, withKey))
                .build());
        nodes.insert(aReadyNode()
                .withId(3)
                .at(new EngineAddress("10.8.0.3", 2376, withoutKey))
                .build());

        // then
        assertThat(((SealedValues) nodes).keyIds()).containsExactly("0badcafe");
    }
}
