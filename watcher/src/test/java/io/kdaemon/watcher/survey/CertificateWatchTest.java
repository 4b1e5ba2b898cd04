package io.kdaemon.watcher.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.Node;
import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.secret.Sealed;
import io.kdaemon.statistics.ClusterStatistics;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.testing.certificate.TestCertificates;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificateWatchTest {

    private static final PemCertificate CLIENT = PemCertificate.parse(TestCertificates.CLIENT);
    private static final PemCertificate OTHER = PemCertificate.parse(TestCertificates.OTHER);
    private static final PemCertificate LASTING = new PemCertificate(
            OTHER.pem(),
            OTHER.subject(),
            OTHER.issuer(),
            CLIENT.expiresAt().plus(Duration.ofDays(365)),
            OTHER.fingerprint());

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final CertificateMeters meters = new CertificateMeters(cluster.meters, cluster.clock);
    private final CertificateWatch watch = newWatch();

    @Test
    void shouldKeepQuietWhileThereIsTime() {
        // given
        untilExpiryOf(CLIENT, Duration.ofDays(31));

        // when
        judge(watch, node(1, CLIENT));

        // then
        assertThat(cluster.notified()).isEmpty();
        assertThat(expiring("within_a_month")).isZero();
    }

    @Test
    void shouldTellOncePerStageAcrossWatchersAndRestarts() {
        // given
        Node node = node(1, CLIENT);

        // when
        for (int days : List.of(30, 29, 7, 6, 0, -1)) {
            untilExpiryOf(CLIENT, Duration.ofDays(days));
            judge(watch, node);
            cluster.deliverNotifications();
            judge(newWatch(), node);
        }

        // then
        assertThat(cluster.notified())
                .extracting(Content::incidentKey)
                .containsExactly(
                        "certificate-" + CLIENT.fingerprint() + "-30d",
                        "certificate-" + CLIENT.fingerprint() + "-7d",
                        "certificate-" + CLIENT.fingerprint() + "-expired");
        assertThat(cluster.notified())
                .extracting(Content::subject)
                .containsExactly(
                        "client certificate 'CN=kdaemon' of node-1 expires on %s, in 30 day(s)"
                                .formatted(CLIENT.expiresAt()),
                        "client certificate 'CN=kdaemon' of node-1 expires on %s, in 7 day(s)"
                                .formatted(CLIENT.expiresAt()),
                        "client certificate 'CN=kdaemon' of node-1 has expired on " + CLIENT.expiresAt());
    }

    @Test
    void shouldTellTheWorstOnlyWhenACertificateIsSeenLate() {
        // given
        untilExpiryOf(CLIENT, Duration.ofDays(3));

        // when
        judge(watch, node(1, CLIENT));

        // then
        assertThat(cluster.notified())
                .singleElement()
                .satisfies(told -> assertThat(told.incidentKey()).endsWith("-7d"));
    }

    @Test
    void shouldTellOfOneCertificateOnceAndNameItsNodes() {
        // given
        untilExpiryOf(CLIENT, Duration.ofDays(20));

        // when
        judge(watch, node(1, CLIENT), node(2, CLIENT));

        // then
        assertThat(cluster.notified()).singleElement().satisfies(told -> {
            assertThat(told.subject()).contains("of node-1, node-2 expires");
            assertThat(told.body()).contains("their engines refuse us: send cert and key", CLIENT.fingerprint());
        });
        assertThat(expiring("within_a_month")).isOne();
    }

    @Test
    void shouldTellOfTheNextCertificateAsWell() {
        // given
        untilExpiryOf(CLIENT, Duration.ofDays(20));
        judge(watch, node(1, CLIENT));

        // when
        judge(watch, node(1, OTHER));

        // then
        assertThat(cluster.notified())
                .filteredOn(told -> told.kind() == Kind.INCIDENT)
                .hasSize(2);
    }

    @Test
    void shouldTellOnceThatItIsOverWhenTheCertificateIsReplaced() {
        // given
        for (int days : List.of(30, 7, -1)) {
            untilExpiryOf(CLIENT, Duration.ofDays(days));
            judge(watch, node(1, CLIENT), node(2, CLIENT));
        }
        judge(watch, node(1, LASTING), node(2, CLIENT));
        int warnings = cluster.notified().size();

        // when
        for (CertificateWatch each : List.of(watch, newWatch(), watch)) {
            judge(each, node(1, LASTING), node(2, LASTING));
            cluster.deliverNotifications();
        }

        // then
        assertThat(warnings).isEqualTo(3);
        assertThat(cluster.notified()).hasSize(4).last().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.RECOVERY);
            assertThat(told.incidentKey()).isEqualTo("certificate-" + CLIENT.fingerprint() + "-expired");
            assertThat(told.subject())
                    .startsWith("no node uses the certificate any more that was warned of: client certificate")
                    .contains("has expired on");
        });
    }

    @Test
    void shouldTellThatItIsOverWhenItWasReplacedWhileNoWatcherRan() {
        // given
        untilExpiryOf(CLIENT, Duration.ofDays(20));
        judge(watch, node(1, CLIENT));

        // when
        judge(newWatch(), node(1, LASTING));

        // then
        assertThat(cluster.notified()).extracting(Content::kind).containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    @Test
    void shouldWarnAgainOfACertificateThatComesBack() {
        // given
        untilExpiryOf(CLIENT, Duration.ofDays(20));
        judge(watch, node(1, CLIENT));
        judge(watch, node(1, LASTING));
        cluster.deliverNotifications();

        // when
        judge(watch, node(1, CLIENT));

        // then
        assertThat(cluster.notified())
                .extracting(Content::kind)
                .containsExactly(Kind.INCIDENT, Kind.RECOVERY, Kind.INCIDENT);
    }

    @Test
    void shouldTellOfACaByWhatFollowsFromItsEnd() {
        // given
        PemCertificate ca = PemCertificate.parse(TestCertificates.AUTHORITY);
        untilExpiryOf(ca, Duration.ofDays(1));

        // when
        judge(watch, node(1, new EngineTls(ca, null, null, null, true)));

        // then
        assertThat(cluster.notified()).singleElement().satisfies(told -> {
            assertThat(told.subject()).startsWith("CA 'CN=kdaemon-test-authority' of node-1 expires on");
            assertThat(told.body()).contains("none of their engines can be verified: send ca");
        });
        assertThat(cluster.meters
                        .get("kdaemon.certificates.first.expiry")
                        .gauge()
                        .value())
                .isEqualTo(Duration.ofDays(1).toSeconds());
    }

    private void untilExpiryOf(PemCertificate certificate, Duration left) {
        cluster.clock.set(certificate.expiresAt().minus(left));
    }

    private void judge(CertificateWatch by, Node... nodes) {
        by.judge(new Survey(cluster.clock.instant(), ClusterStatistics.NONE, List.of(nodes), Map.of()));
    }

    private CertificateWatch newWatch() {
        return new CertificateWatch(cluster.transactions, cluster.notifications, meters);
    }

    private double expiring(String stage) {
        return cluster.meters
                .get("kdaemon.certificates.expiring")
                .tag("stage", stage)
                .gauge()
                .value();
    }

    private static Node node(long id, PemCertificate ours) {
        return node(id, new EngineTls(null, ours, new Sealed("kd1.0badcafe.c2VhbGVk"), null, false));
    }

    private static Node node(long id, EngineTls tls) {
        return NodeFixtures.aReadyNode()
                .withId(id)
                .at(new EngineAddress("10.0.0." + id, 2376, tls))
                .build();
    }
}
