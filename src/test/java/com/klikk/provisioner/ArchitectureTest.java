package com.klikk.provisioner;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.planted.KnowsTelemetry;
import com.klikk.provisioner.engine.planted.KnowsTheDoor;
import com.klikk.provisioner.event.planted.KnowsBothSides;
import com.klikk.provisioner.event.planted.SpeaksSql;
import com.klikk.provisioner.klikk.planted.ReadsTheTime;
import com.klikk.provisioner.klikk.planted.StartsTheSandbox;
import com.klikk.provisioner.klikk.planted.Waits;
import com.klikk.provisioner.outbox.planted.KnowsSagas;
import com.klikk.provisioner.saga.planted.KnowsTheNetwork;
import com.klikk.provisioner.sandbox.planted.KnowsTheService;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the rooms. Each is proven by a class that breaks it. */
class ArchitectureTest {
    private static final String US = "com.klikk.provisioner";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(US);

    private static final Set<String> TIME = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.UUID.randomUUID");
    private static final Set<String> WAITING = Set.of(
            "java.lang.Thread.sleep",
            "io.smallrye.mutiny.Uni.await",
            "java.util.concurrent.CompletableFuture.join",
            "java.util.concurrent.CompletableFuture.get");

    /** A wall, and who breaks it. */
    record Wall(String name, ArchRule rule, Class<?> planted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Wall> walls() {
        return List.of(
                new Wall("the core is pure", pureCore(), KnowsTheNetwork.class),
                new Wall("only the engine knows core and provider", bothSides(), KnowsBothSides.class),
                new Wall("the outbox knows no sagas", outbox(), KnowsSagas.class),
                new Wall("nobody imports the doors", doors(), KnowsTheDoor.class),
                new Wall("the sandbox stands alone", sandboxAlone(), KnowsTheService.class),
                new Wall("only the entry point starts the sandbox", sandboxUnused(), StartsTheSandbox.class),
                new Wall("SQL stays where rows are", sql(), SpeaksSql.class),
                new Wall("spans begin in one room", spans(), KnowsTelemetry.class),
                new Wall("one clock", clock(), ReadsTheTime.class),
                new Wall("nothing waits", waiting(), Waits.class));
    }

    static Stream<ArchRule> cycles() {
        return Stream.of(slices().matching(US + ".(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @MethodSource("walls")
    void theCodeKeepsTheWall(Wall wall) {
        wall.rule().check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void theWallIsReal(Wall wall) {
        JavaClasses planted = new ClassFileImporter().importClasses(wall.planted());
        assertThat(wall.rule().evaluate(planted).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("cycles")
    void theRoomsFormNoCycle(ArchRule rule) {
        rule.check(MAIN);
    }

    private static ArchRule pureCore() {
        return classes()
                .that()
                .resideInAPackage(US + ".saga..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", US + ".saga..");
    }

    private static ArchRule bothSides() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(US + ".engine..", US + ".saga..", US + ".klikk..")
                .and(dependOn(US + ".klikk.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(US + ".saga..");
    }

    private static DescribedPredicate<JavaClass> dependOn(String rooms) {
        return DescribedPredicate.describe(
                "depend on " + rooms,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> resideInAPackage(rooms).test(dependency.getTargetClass())));
    }

    private static ArchRule outbox() {
        return noClasses()
                .that()
                .resideInAPackage(US + ".outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(US + ".saga..");
    }

    private static ArchRule doors() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(US, US + ".request..", US + ".ops..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(US + ".request..", US + ".ops..");
    }

    private static ArchRule sandboxAlone() {
        return noClasses()
                .that()
                .resideInAPackage(US + ".sandbox..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(US + "..").and(DescribedPredicate.not(resideInAPackage(US + ".sandbox.."))));
    }

    private static ArchRule sandboxUnused() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(US, US + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(US + ".sandbox..");
    }

    private static ArchRule sql() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(US + ".engine..", US + ".request..", US + ".outbox..", US + ".ops..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient..", "java.sql.."));
    }

    private static ArchRule spans() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(US + ".trace..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opentelemetry..");
    }

    private static ArchRule clock() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(US + ".sandbox..")
                .and()
                .doNotHaveFullyQualifiedName(US + ".config.Clock")
                .should()
                .callCodeUnitWhere(calls(TIME));
    }

    private static ArchRule waiting() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(US + ".sandbox..")
                .and()
                .doNotHaveFullyQualifiedName(US + ".Lifecycle")
                .and()
                .doNotHaveFullyQualifiedName(US + ".request.OffsetSeeker")
                .should()
                .callCodeUnitWhere(calls(WAITING));
    }

    private static DescribedPredicate<JavaCall<?>> calls(Set<String> methods) {
        return DescribedPredicate.describe(
                "calls one of " + methods,
                call -> methods.contains(call.getTargetOwner().getFullName() + "." + call.getName()));
    }
}
