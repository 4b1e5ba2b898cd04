package io.kdaemon.persistence;

import io.kdaemon.configuration.CoreConfiguration;
import io.kdaemon.health.DependencyHealth;
import io.kdaemon.secret.SecretConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.LocalCacheScope;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Schema, mappers and repositories. The schema is migrated by Flyway when the application starts. */
@Configuration(proxyBeanMethods = false)
@MapperScan(annotationClass = Mapper.class)
@Import({
    CoreConfiguration.class,
    SecretConfiguration.class,
    MyBatisAdoptionRepository.class,
    MyBatisApplicationRepository.class,
    MyBatisContainerRepository.class,
    MyBatisEngineConditionRepository.class,
    MyBatisDependencyRepository.class,
    MyBatisHistoryRepository.class,
    MyBatisIdempotencyRepository.class,
    MyBatisInboxRepository.class,
    MyBatisJobRepository.class,
    MyBatisLaunchFailureRepository.class,
    MyBatisNodeRepository.class,
    MyBatisNotificationRepository.class,
    MyBatisOutboxRepository.class,
    MyBatisPendingRemovalRepository.class,
    MyBatisPlacementRepository.class,
    MyBatisRegistryLoginRepository.class,
    MyBatisReservationRepository.class,
    MyBatisRevisionRepository.class,
    MyBatisRolloutRepository.class,
    MyBatisStatisticsRepository.class,
    MyBatisTimelineRepository.class,
    MyBatisUsageRepository.class
})
public class PersistenceConfiguration {

    /** Named as Spring's own, which it replaces: that one may wait as long as the socket does. */
    @Bean
    DependencyHealth dbHealthIndicator(DataSource database, Clock clock) {
        return new DependencyHealth("db", () -> answer(database), clock);
    }

    private static void answer(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    @Bean
    ConfigurationCustomizer persistenceMyBatisCustomizer() {
        return configuration -> {
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.getTypeHandlerRegistry().register(Instant.class, new UtcInstantTypeHandler());
            RecordMaps.register(
                    configuration,
                    ApplicationRow.class,
                    ContainerRow.class,
                    JobRow.class,
                    NodeRow.class,
                    RegistryLoginRow.class,
                    ReservationRow.class,
                    RevisionRow.class,
                    RolloutRow.class,
                    RolloutSpecificationRow.class,
                    RolloutStepRow.class,
                    TimelineRow.class,
                    UsageRow.class);
            // No statement timeout: the driver would start a timer for each, a tenth of our CPU time. The socket's
            // limit bounds them.
            // A row that is read twice in a transaction is read twice: the second time somebody else may have changed
            // it.
            configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        };
    }
}
