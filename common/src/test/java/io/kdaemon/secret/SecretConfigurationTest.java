package io.kdaemon.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.configuration.InvalidConfigurationException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
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
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining("sealed with key 0badcafe")
                        .hasMessageContaining("secret_key (KDAEMON_SECRET_KEY)"));
    }

    @Test
    void shouldAskNoDatabaseWhenOnlyBeansAreMade() {
        // given
        AtomicBoolean asked = new AtomicBoolean();
        SealedValues place = () -> {
            asked.set(true);
            return Set.of();
        };

        // when
        new SecretConfiguration()
                .secretKeyCheck(
                        SecretBox.of(KEY),
                        new StaticListableBeanFactory(Map.of("place", place)).getBeanProvider(SealedValues.class));

        // then
        assertThat(asked).isFalse();
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
