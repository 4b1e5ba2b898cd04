package io.kdaemon.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.testing.certificate.TestCertificates;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    @Test
    void shouldTellWhatPeopleWantToKnowOfACertificate() {
        // when
        PemCertificate client = PemCertificate.parse(TestCertificates.CLIENT);

        // then
        assertThat(client.subject()).isEqualTo("CN=kdaemon");
        assertThat(client.issuer()).isEqualTo("CN=kdaemon-test-authority");
        assertThat(client.expiresAt()).isEqualTo(Instant.parse("2126-10-30T02:16:43Z"));
        assertThat(client.fingerprint())
                .isEqualTo(
                        "DA:2C:74:DA:91:C9:CD:DC:3B:6E:60:62:94:8A:48:5B:AB:F7:29:37:BD:9E:7B:85:BB:9E:66:84:57:5B:02:D6");
    }

    @Test
    void shouldTellOfTheFirstWhenThereAreSeveral() {
        // when
        PemCertificate chain = PemCertificate.parse(TestCertificates.CLIENT + "\n" + TestCertificates.AUTHORITY);

        // then
        assertThat(chain.subject()).isEqualTo("CN=kdaemon");
        assertThat(chain.certificates()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
            })
    void shouldRefuseWhatIsNoCertificate(String text) {
        // when // then
        assertThatThrownBy(() -> PemCertificate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BEGIN CERTIFICATE");
        assertThatThrownBy(() -> PemKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a private key in PEM")
                .hasNoCause();
    }

    @Test
    void shouldTellWhetherAKeyBelongsToACertificate() {
        // given
        PemKey key = PemKey.parse(TestCertificates.CLIENT_KEY);
        PemKey other = PemKey.parse(TestCertificates.OTHER_KEY);

        // when // then
        assertThat(key.belongsTo(PemCertificate.parse(TestCertificates.CLIENT))).isTrue();
        assertThat(other.belongsTo(PemCertificate.parse(TestCertificates.OTHER)))
                .isTrue();
        assertThat(key.belongsTo(PemCertificate.parse(TestCertificates.OTHER))).isFalse();
        assertThat(key.belongsTo(PemCertificate.parse(TestCertificates.AUTHORITY)))
                .isFalse();
    }
}
