package org.enishi.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.enishi.fixture.Installation;
import org.enishi.startup.Repeating;
import org.enishi.store.cache.Caches;
import org.junit.jupiter.api.Test;

/** A prohibition names its alternative. */
class ProhibitionsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of("jpa", "ejb", "web", "admin-console")
                    .map(module -> Installation.project().resolve(module).resolve("target/classes"))
                    .toArray(Path[]::new));

    @Test
    void time_comes_from_the_injected_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.enishi.configuration", "org.enishi.launch")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("tests decide what time it is: inject java.time.Clock")
                .check(CLASSES);
    }

    @Test
    void a_secret_comes_from_SecureRandom() {
        noClasses()
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .because("neither is a secret: inject java.security.SecureRandom")
                .check(CLASSES);
    }

    @Test
    void a_resource_that_serves_all_requests_keeps_nothing_of_one() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ApplicationScoped.class)
                .should()
                .beAnnotatedWith(PathParam.class)
                .orShould()
                .beAnnotatedWith(QueryParam.class)
                .orShould()
                .beAnnotatedWith(HeaderParam.class)
                .because("the next request would see it: take it as the method's parameter")
                .check(CLASSES);
    }

    @Test
    void caches_are_begun_in_one_place() {
        noClasses()
                .that()
                .areNotAssignableTo(Caches.class)
                .should()
                .callMethod(Caffeine.class, "newBuilder")
                .because("the usual executor of a cache wakes another thread at every few reads: Caches.builder()")
                .check(CLASSES);
    }

    @Test
    void what_is_repeated_is_ended() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Repeating.class)
                .should()
                .callMethodWhere(target(nameStartingWith("scheduleWith")).or(target(nameStartingWith("scheduleAt"))))
                .because("the container's timer goes on when the application is undeployed")
                .check(CLASSES);
    }

    @Test
    void nothing_is_printed() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.enishi.launch", "org.enishi.startup")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the operator reads the log: System.Logger")
                .check(CLASSES);
    }

    @Test
    void stores_open_no_transaction_of_their_own() {
        noClasses()
                .that()
                .resideInAPackage("org.enishi.store..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.transaction.UserTransaction")
                .because("a service decides what belongs together; a store is @Transactional(MANDATORY)")
                .check(CLASSES);
    }
}
