package dev.recourse.app.repository;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The arrows between packages. Plain tests that call {@code check}: {@code @ArchTest} fields ran no test at all under
 * Surefire, and the build stayed green.
 */
class ArchitectureTest {
    private static final List<String> SHIPPED = List.of("core", "edge", "lookup", "hub", "app");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SHIPPED.stream().map(m -> "dev.recourse." + m).toList());

    @Test
    void sees_every_package_that_ships() {
        Set<String> written = shippedPackages();
        assertThat(written)
                .contains(
                        "dev.recourse.core.table",
                        "dev.recourse.hub.store",
                        "dev.recourse.hub.engine",
                        "dev.recourse.app");
        Set<String> seen = CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        // Both ways: tests and their kit are not judged.
        assertThat(seen).isEqualTo(written);
    }

    private static Set<String> shippedPackages() {
        return Repository.files("java").stream()
                .filter(file -> SHIPPED.contains(file.getName(0).toString())
                        && file.startsWith(file.getName(0) + "/src/main/java")
                        && !file.endsWith("module-info.java"))
                .map(file -> file.subpath(4, file.getNameCount() - 1).toString().replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.recourse.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void core_needs_values_and_rules_only() {
        noClasses()
                .that()
                .resideInAPackage("dev.recourse.core..")
                .should()
                // IDN only turns text into text; all else there opens or resolves something.
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.util.concurrent..",
                                "dev.recourse.edge..",
                                "dev.recourse.hub..",
                                "dev.recourse.app..")
                        .and(describe("are not IDN", c -> !c.getName().equals("java.net.IDN"))))
                .check(CODE);
    }

    @Test
    void core_reads_its_tables_and_nothing_else() {
        noClasses()
                .that(resideInAPackage("dev.recourse.core.."))
                .and()
                .resideOutsideOfPackages(
                        "dev.recourse.core.list", "dev.recourse.core.removal", "dev.recourse.core.rdns")
                .should()
                // In memory, and what a stream in memory may throw.
                .dependOnClassesThat(resideInAPackage("java.io..")
                        .and(describe("open something", c -> !IN_MEMORY.contains(c.getSimpleName()))))
                .check(CODE);
    }

    @Test
    void the_edge_knows_core_only() {
        classes()
                .that()
                .resideInAPackage("dev.recourse.edge..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "jdk.net..", "org.jspecify..", "dev.recourse.core..", "dev.recourse.edge..")
                .check(CODE);
    }

    @Test
    void lookup_knows_core_and_dnsjava_and_keeps_dnsjava_to_itself() {
        classes()
                .that()
                .resideInAPackage("dev.recourse.lookup..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "org.xbill..", "dev.recourse.core..", "dev.recourse.lookup..")
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.lookup.dns..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill..")
                .check(CODE);
    }

    @Test
    void what_answers_does_not_ask_the_world() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.recourse.hub.store..", "dev.recourse.hub.engine..", "dev.recourse.hub.publish..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.recourse.lookup..")
                .check(CODE);
    }

    @Test
    void only_the_watcher_writes_readings() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.recourse.hub.watch..", "dev.recourse.hub.store..")
                .should()
                .dependOnClassesThat(named("dev.recourse.hub.store.ReadingWriter"))
                .check(CODE);
    }

    @Test
    void nobody_requires_app_and_hub_and_edge_meet_only_there() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.recourse.app..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("dev.recourse.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.recourse.edge..")
                .check(CODE);
    }

    @Test
    void only_the_store_speaks_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.hub.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework.jdbc..",
                        "org.springframework.dao..",
                        "org.springframework.transaction..",
                        "org.flywaydb..",
                        "com.zaxxer..",
                        "org.sqlite..",
                        "org.postgresql..")
                .check(CODE);
    }

    @Test
    void only_hub_mail_knows_the_mail_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.hub.mail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(CODE);
    }

    @Test
    void only_the_pages_know_the_web_framework() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.recourse.hub.portal..", "dev.recourse.hub.api..", "dev.recourse.hub.web..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework..", "org.thymeleaf..", "jakarta..", "org.apache..")
                                .and(DescribedPredicate.not(resideInAnyPackage(
                                        "jakarta.mail..",
                                        "org.springframework.jdbc..",
                                        "org.springframework.dao..",
                                        "org.springframework.transaction.."))))
                .check(CODE);
    }

    @Test
    void time_comes_from_a_clock_that_app_makes() {
        // Accesses, so that a method reference is seen too.
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.app..")
                .should()
                .accessTargetWhere(to("java.time.Instant", "now")
                        .or(to("java.time.LocalDate", "now"))
                        .or(to("java.time.LocalDateTime", "now"))
                        .or(to("java.time.OffsetDateTime", "now"))
                        .or(to("java.time.ZonedDateTime", "now"))
                        .or(to("java.lang.System", "currentTimeMillis"))
                        .or(to("java.time.Clock", "system.*"))
                        .or(to("java.time.InstantSource", "system"))
                        .or(to("java.util.Date", "<init>")))
                .check(CODE);
    }

    @Test
    void only_the_engine_writes_listings() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.recourse.hub.engine..", "dev.recourse.hub.store..")
                .should()
                .dependOnClassesThat(named("dev.recourse.hub.store.ListingWriter"))
                .check(CODE);
    }

    @Test
    void only_removal_writes_requests() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.recourse.hub.removal..", "dev.recourse.hub.store..")
                .should()
                .dependOnClassesThat(named("dev.recourse.hub.store.RequestWriter"))
                .check(CODE);
    }

    @Test
    void only_the_engine_writes_evidence() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.recourse.hub.engine..", "dev.recourse.hub.store..")
                .should()
                // The most that one transaction takes is a constant of it, which the compiler copies.
                .dependOnClassesThat(named("dev.recourse.hub.store.EvidenceWriter"))
                .check(CODE);
    }

    @Test
    void only_the_builder_keeps_runs() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.recourse.hub.dul..", "dev.recourse.hub.store..")
                .should()
                .dependOnClassesThat(named("dev.recourse.hub.store.DulRunWriter"))
                .check(CODE);
    }

    @Test
    void what_strangers_reach_cannot_write() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.recourse.hub.portal..",
                        "dev.recourse.hub.api..",
                        "dev.recourse.hub.web..",
                        "dev.recourse.hub.report..")
                .should()
                .dependOnClassesThat(WRITER.or(resideInAnyPackage(
                                "dev.recourse.hub.engine..", "dev.recourse.hub.intake..", "dev.recourse.hub.dul.."))
                        .or(named("dev.recourse.hub.store.Store")))
                .check(CODE);
    }

    @Test
    void names_say_what_differs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|Base|Common|Abstract[A-Z]\\w*)")
                .check(CODE);
    }

    @Test
    void only_app_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.app..")
                .should()
                .accessTargetWhere(to("java.lang.System", "out|err|exit"))
                .check(CODE);
        // hub.web tells the embedded server, which knows no other logger, to be quiet.
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.recourse.hub.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CODE);
    }

    private static final Set<String> IN_MEMORY = Set.of(
            "ByteArrayOutputStream",
            "ByteArrayInputStream",
            "StringReader",
            "StringWriter",
            "IOException",
            "UncheckedIOException");

    private static final DescribedPredicate<JavaClass> WRITER = named("dev.recourse.hub.store.ListingWriter")
            .or(named("dev.recourse.hub.store.StagedChange"))
            .or(named("dev.recourse.hub.store.EvidenceWriter"))
            .or(named("dev.recourse.hub.store.ReadingWriter"));

    private static DescribedPredicate<JavaClass> named(String name) {
        return describe(name, c -> c.getName().equals(name));
    }

    private static DescribedPredicate<JavaAccess<?>> to(String owner, String member) {
        return describe(
                owner + "." + member,
                access -> access.getTargetOwner().getName().equals(owner)
                        && access.getTarget().getName().matches(member));
    }
}
