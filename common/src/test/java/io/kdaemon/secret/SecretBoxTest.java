package io.kdaemon.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.configuration.InvalidConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class SecretBoxTest {

    private static final String OLD = "an-old-key-of-enough-characters-0001";
    private static final String NEW = "a-new-key-of-enough-characters-00001";
    private static final Secret PASSWORD = Secret.of("swordfish ü");

    private final SecretBox box = SecretBox.of(OLD);

    @Test
    void shouldOpenWhatItSealed() {
        // when
        Sealed sealed = box.seal(PASSWORD, SecretPurpose.ENVIRONMENT);

        // then
        assertThat(box.open(sealed, SecretPurpose.ENVIRONMENT)).isEqualTo(PASSWORD);
        assertThat(sealed.text()).doesNotContain("swordfish");
        assertThat(sealed).isNotEqualTo(box.seal(PASSWORD, SecretPurpose.ENVIRONMENT));
    }

    @Test
    void shouldOpenOldSecretsAndSealWithTheNewKeyWhenKeysAreReplaced() {
        // given
        Sealed old = box.seal(PASSWORD, SecretPurpose.ENVIRONMENT);
        SecretBox both = SecretBox.of(NEW + ", " + OLD);

        // when
        Sealed fresh = both.seal(PASSWORD, SecretPurpose.ENVIRONMENT);

        // then
        assertThat(both.open(old, SecretPurpose.ENVIRONMENT)).isEqualTo(PASSWORD);
        assertThat(fresh.keyId()).isNotEqualTo(old.keyId());
        assertThat(SecretBox.of(NEW).open(fresh, SecretPurpose.ENVIRONMENT)).isEqualTo(PASSWORD);
    }

    @Test
    void shouldNameTheMissingKeyWhenItIsNotConfigured() {
        // given
        Sealed sealed = box.seal(PASSWORD, SecretPurpose.ENVIRONMENT);

        // when // then
        assertThatThrownBy(() -> SecretBox.of(NEW).open(sealed, SecretPurpose.ENVIRONMENT))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining(sealed.keyId())
                .hasMessageContaining("KDAEMON_SECRET_KEY")
                .hasMessageNotContaining(NEW);
        assertThatThrownBy(() -> SecretBox.of(null).requireKeys(List.of(sealed.keyId())))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("no key is configured");
    }

    @Test
    void shouldRefuseToSealWhenThereIsNoKey() {
        // when // then
        assertThatThrownBy(() -> SecretBox.of(" ").seal(PASSWORD, SecretPurpose.ENVIRONMENT))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("secret_key");
        assertThatCode(() -> SecretBox.of(null).requireKeys(List.of())).doesNotThrowAnyException();
    }

    @Test
    void shouldNotOpenWhatWasPutInAnothersPlace() {
        // given
        Sealed key = box.seal(PASSWORD, SecretPurpose.ENGINE_KEY);

        // when // then
        assertThatThrownBy(() -> box.open(key, SecretPurpose.ENVIRONMENT))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("belongs elsewhere");
    }

    @Test
    void shouldNotOpenWhatWasChanged() {
        // given
        String text = box.seal(PASSWORD, SecretPurpose.ENVIRONMENT).text();
        char changed = text.charAt(20) == 'A' ? 'B' : 'A';
        Sealed forged = new Sealed(text.substring(0, 20) + changed + text.substring(21));

        // when // then
        assertThatThrownBy(() -> box.open(forged, SecretPurpose.ENVIRONMENT)).isInstanceOf(SecretKeyException.class);
        assertThatThrownBy(() -> box.open(new Sealed(text.substring(0, 14)), SecretPurpose.ENVIRONMENT))
                .isInstanceOf(SecretKeyException.class);
    }

    @Test
    void shouldRefuseAShortKeyWithoutShowingIt() {
        // when // then
        assertThatThrownBy(() -> SecretBox.of(NEW + ",hunter2"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("key number 2 has 7 characters")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNeverShowASecret() {
        // given
        JsonMapper json = new JsonMapper();

        // when // then
        assertThat(PASSWORD).hasToString("(secret)");
        assertThat(json.writeValueAsString(PASSWORD)).isEqualTo("{}");
    }

    @Test
    void shouldTravelAsATextWhenItIsSealed() {
        // given
        JsonMapper json = new JsonMapper();
        Sealed sealed = box.seal(PASSWORD, SecretPurpose.ENVIRONMENT);

        // when
        String written = json.writeValueAsString(sealed);

        // then
        assertThat(written).isEqualTo('"' + sealed.text() + '"');
        assertThat(json.readValue(written, Sealed.class)).isEqualTo(sealed);
        assertThatThrownBy(() -> json.readValue("\"plain\"", Sealed.class)).isInstanceOf(JacksonException.class);
    }
}
