package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Protocol;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.testing.RunOptionsFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public abstract class ApplicationRepositoryContract {

    private static final Constraints CONSTRAINTS = new Constraints(
            List.of(new LabelRule("rack", LabelRule.Operator.IN, List.of("r1", "r2"))),
            List.of("node-a"),
            List.of("node-b"),
            true,
            List.of("db"),
            List.of("batch"),
            "zone");

    private final ApplicationRepository repository;

    protected ApplicationRepositoryContract(ApplicationRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldReturnWhatWasStored() {
        // given
        Application application = anApplication()
                .withEnvironment(Map.of("GREETING", "hello, 🐳", "LIST", "a,b=c\"d\n"))
                .dependingOn("mysql", "redis")
                .constrainedTo(CONSTRAINTS)
                .withOptions(RunOptionsFixtures.everything())
                .build();

        // when
        Application stored = repository.insert(application);

        // then
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(application);
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(repository.findByName("web")).contains(stored);
    }

    @Test
    void shouldKeepThatNothingIsAsked() {
        // when
        Application stored = repository.insert(anApplication().withoutAsks().build());

        // then
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(stored.run().memoryBytes()).isNull();
    }

    @Test
    void shouldRefuseANameThatIsInUse() {
        // given
        insert("blog");
        Application other = insert("Blog");

        // when // then
        assertThatThrownBy(() -> insert("blog"))
                .isInstanceOf(TakenException.class)
                .hasMessage("name 'blog' is taken");
        assertThatThrownBy(() -> repository.update(renamed(other, "blog"))).isInstanceOf(TakenException.class);
    }

    @Test
    void shouldRefuseAChangeWhenSomebodyWasQuicker() {
        // given
        Application stored = insert("blog");
        repository.update(renamed(stored, "quick"));

        // when // then
        assertThatThrownBy(() -> repository.update(renamed(stored, "slow")))
                .isInstanceOf(StaleVersionException.class)
                .hasMessageContaining("application " + stored.id());
        assertThat(repository.find(stored.id()).orElseThrow().revision().version())
                .isEqualTo(stored.revision().version() + 1);
    }

    @Test
    void shouldListPagesInOrderOfId() {
        // given
        long first = insert("one").id().value();
        insert("two");
        insert("three");
        insert("four");

        // when
        List<Application> page = repository.listAfter(first, 2);

        // then
        assertThat(page).extracting(Application::name).containsExactly("two", "three");
    }

    @Test
    void shouldFindAllThatExist() {
        // given
        Application one = insert("one");
        insert("two");
        Application three = insert("three");

        // when // then
        assertThat(repository.findAll(List.of(three.id(), one.id(), new ApplicationId(12345))))
                .containsExactlyInAnyOrder(one, three);
        assertThat(repository.findAll(List.of())).isEmpty();
    }

    @Test
    void shouldFindThoseThatFixPortsOfTheirNodes() {
        // given
        insert("open");
        Application fixed = repository.insert(anApplication()
                .named("fixed")
                .withPorts(new PortSpec(80, Protocol.TCP, 8080, "http"), PortSpec.of(53, Protocol.UDP))
                .build());
        Application onHost = repository.insert(anApplication()
                .named("host")
                .withOptions(RunOptionsFixtures.onHostNetwork())
                .build());

        // when // then
        assertThat(repository.findWithFixedPorts()).containsExactly(fixed, onHost);
        assertThat(fixed.fixedPorts()).containsExactly("8080/tcp");
        assertThat(onHost.fixedPorts()).containsExactly("80/tcp");
    }

    @Test
    void shouldDeleteOnce() {
        // given
        ApplicationId id = insert("blog").id();

        // when // then
        assertThat(repository.delete(id)).isTrue();
        assertThat(repository.delete(id)).isFalse();
        assertThat(repository.find(id)).isEmpty();
    }

    private Application insert(String name) {
        return repository.insert(anApplication().named(name).build());
    }

    private static Application renamed(Application old, String name) {
        return new Application(
                old.id(),
                name,
                old.userId(),
                old.run(),
                old.dependencies(),
                old.constraints(),
                old.enabled(),
                old.revision());
    }
}
