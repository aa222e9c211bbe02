package dev.slipway.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What tests may not do, in whatever module they are. */
class TestsTest {
    private static final int DEPTH = 4;

    private static JavaClasses tests;

    @BeforeAll
    static void importTestsOfAllModules() throws IOException {
        try (var folders = Files.find(
                Path.of("..").toAbsolutePath().normalize(),
                DEPTH,
                (path, attributes) -> path.endsWith("target/test-classes"))) {
            tests = new ClassFileImporter().importPaths(folders.toList());
        }
        assertThat(tests).isNotEmpty();
    }

    @Test
    void noTestSleeps() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
                        .and(target(name("sleep"))))
                .check(tests);
    }

    @Test
    void noTestIsSwitchedOff() {
        noMethods().should().beAnnotatedWith(Disabled.class).check(tests);
        noClasses().should().beAnnotatedWith(Disabled.class).check(tests);
    }

    /** By its name the build finds a class of tests; one with another name would never be run. */
    @Test
    void everyTestIsFoundByTheBuild() {
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .or()
                .areAnnotatedWith(Property.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Test|Properties|Contract)(\\$.*)?")
                .check(tests);
    }
}
