package io.kdaemon.dockerworker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.kdaemon.testing.MainClassesOnly;
import io.kdaemon.testing.SharedArchRules;

@AnalyzeClasses(packages = "io.kdaemon.dockerworker", importOptions = MainClassesOnly.class)
class DockerWorkerArchTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedArchRules.class);

    @ArchTest
    static final ArchRule hasNoDatabase = noClasses()
            .that()
            .doNotHaveSimpleName("DockerWorkerApplication")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kdaemon.persistence..", "java.sql..", "javax.sql..", "..jdbc..", "..outbox..")
            .because("it works from the queue to the engine and back, and scales by being started more often");

    @ArchTest
    static final ArchRule resilienceStaysAtTheNodesGate = noClasses()
            .that()
            .resideOutsideOfPackages("..isolation..", "io.kdaemon.dockerworker")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.resilience4j..")
            .because("what one node may hold of a worker is decided in one place");
}
