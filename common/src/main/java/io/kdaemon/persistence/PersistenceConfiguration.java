package io.kdaemon.persistence;

import java.time.Instant;
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
    MyBatisApplicationRepository.class,
    MyBatisContainerRepository.class,
    MyBatisIdempotencyRepository.class,
    MyBatisInboxRepository.class,
    MyBatisJobRepository.class,
    MyBatisNodeRepository.class,
    MyBatisNotificationRepository.class,
    MyBatisOutboxRepository.class,
    MyBatisPendingRemovalRepository.class,
    MyBatisPlacementRepository.class,
    MyBatisReservationRepository.class,
    MyBatisTimelineRepository.class
})
public class PersistenceConfiguration {

    @Bean
    ConfigurationCustomizer persistenceMyBatisCustomizer() {
        return configuration -> {
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.getTypeHandlerRegistry().register(Instant.class, new UtcInstantTypeHandler());
            // No statement timeout: the driver would start a timer for each, a tenth of our CPU time. The socket's
            // limit bounds them.
            // A row that is read twice in a transaction is read twice: the second time somebody else may have changed
            // it.
            configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        };
    }
}
