package io.kdaemon.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.configuration.InvalidConfigurationException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SecretConfigurationTest {

    private static final String KEY = "a-key-of-more-than-enough-characters";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(SecretConfiguration.class);

    @Test
    void shouldStartWithoutAKeyWhenNothingIsSealed() {
        // when // then
        service.withBean(SealedValues.class, () -> Set::of)
                .run(context -> assertThat(context).hasSingleBean(SecretBox.class));
    }

    @Test
    void shouldNotStartWhenTheDatabaseHoldsWhatItCannotOpen() {
        // when // then
        service.withPropertyValues("kdaemon.secret-key=" + KEY)
                .withBean(SealedValues.class, () -> () -> Set.of("0badcafe"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining("sealed with key 0badcafe")
                        .hasMessageContaining("secret_key (KDAEMON_SECRET_KEY)"));
    }

    @Test
    void shouldStartWhenItHasTheKeyOfWhatTheDatabaseHolds() {
        // given
        String keyId = SecretBox.of(KEY)
                .seal(Secret.of("x"), SecretPurpose.ENVIRONMENT)
                .keyId();

        // when // then
        service.withPropertyValues("kdaemon.secret-key=another-key-of-enough-characters-1," + KEY)
                .withBean(SealedValues.class, () -> () -> Set.of(keyId))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
