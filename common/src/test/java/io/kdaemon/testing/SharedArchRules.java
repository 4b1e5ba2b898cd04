package io.kdaemon.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What holds in every module. A module pulls it in with {@code ArchTests.in(SharedArchRules.class)}. */
public final class SharedArchRules {

    private static final Set<String> DOMAIN = Set.of(
            "application",
            "container",
            "dependency",
            "adoption",
            "generation",
            "idempotency",
            "job",
            "lifecycle",
            "node",
            "notification",
            "placement",
            "rollout",
            "timeline");

    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "tools.jackson..",
        "com.fasterxml..",
        "org.apache.ibatis..",
        "org.mybatis..",
        "com.rabbitmq..",
        "com.github.dockerjava..",
        "com.ecwid..",
        "io.github.resilience4j..",
        "jakarta.."
    };

    private static final String[] AMQP = {"org.springframework.amqp..", "com.rabbitmq.."};

    @ArchTest
    static final ArchRule coreIsPure = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN.stream().map("io.kdaemon."::concat).toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS)
            .because("the law and its values have to be read, tested and moved without a framework")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule contractsStandAlone = classes()
            .that()
            .resideInAPackage("..messaging.contract..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    "..messaging.contract..",
                    "io.kdaemon.run",
                    "io.kdaemon.secret")
            .because(
                    "a change of the domain must not change the wire by accident; run options and sealed secrets are stored and sent as they are")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule amqpStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackages("..messaging.rabbit..", "io.kdaemon.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AMQP)
            .because("who wants to send uses Outbox or MessageSender, who wants to receive MessageSubscriber")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule dockerStaysInItsAdapter = only("com.github.dockerjava..", "..adapter.docker..");

    @ArchTest
    static final ArchRule consulStaysInItsAdapter = only("com.ecwid..", "..adapter.consul..");

    @ArchTest
    static final ArchRule mybatisStaysInPersistence = only("org.apache.ibatis..", "..persistence..");

    @ArchTest
    static final ArchRule mappersAndRowsStayInPersistence = classes()
            .that()
            .haveSimpleNameEndingWith("Row")
            .or()
            .haveSimpleNameEndingWith("Mapper")
            .and()
            .resideInAPackage("..persistence..")
            .should()
            .notBePublic()
            .because("the outside sees repositories and the domain's own types")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule rowsAreRecords = classes()
            .that()
            .haveSimpleNameEndingWith("Row")
            .and()
            .resideInAPackage("..persistence..")
            .should()
            .beRecords()
            .because("a row is what was read, and nothing changes it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule modulesDoNotSeeEachOther = slices().matching(
                    "io.kdaemon.(gateway|scheduler|dockerworker|watcher)..")
            .should()
            .notDependOnEachOther()
            .because("services talk by messages and share common, nothing else")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles = slices().assignedFrom(new Features())
            .should()
            .beFreeOfCycles()
            .because("a feature has to be understood without the one that uses it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule partsOfFeaturesAreFreeOfCycles = slices().matching("io.kdaemon.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("a part has to be understood without the one that uses it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move time by hand: ask the Clock bean")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule oneClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.kdaemon.configuration.CoreConfiguration")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("there is one Clock bean")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .that()
            .resideOutsideOfPackage("..console..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .because("a stop has to end every pause: wait for a latch or a condition")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .resideOutsideOfPackages("io.kdaemon.standalone..", "io.kdaemon.bench..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("what is worth saying goes to the log; only programs for people at a terminal write there")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)")
            .because("these names fit any class")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyKeepsAnOptional = noFields()
            .should()
            .haveRawType(Optional.class)
            .because("Optional is an answer; what may be missing in a field is @Nullable")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule fieldsAreNotInjected = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .because("constructors show what a class needs, property records what can be set")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .that()
            .resideInAPackage("io.kdaemon..")
            .should(beInANullMarkedPackage())
            .because("null is the exception and is written @Nullable")
            .allowEmptyShould(true);

    private SharedArchRules() {}

    /** The first package below ours; the domain's packages are one, as its values refer to each other. */
    private static final class Features implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String[] names = type.getPackageName().split("\\.");
            if (names.length < 3) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(DOMAIN.contains(names[2]) ? "domain" : names[2]);
        }

        @Override
        public String getDescription() {
            return "features";
        }
    }

    private static ArchRule only(String library, String adapter) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(adapter)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library is replaced in one place")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type, marked, "%s has no package-info with @NullMarked".formatted(type.getPackageName())));
            }
        };
    }
}
