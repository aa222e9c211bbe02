package dev.slipway.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

/** Where the outside world may be touched. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
class BordersTest {
    private static final String[] ADAPTERS = {
        "dev.slipway.runtime.os..",
        "dev.slipway.runtime.oci..",
        "dev.slipway.runtime.network..",
        "dev.slipway.runtime.storage..",
        "dev.slipway.runtime.checkpoint.."
    };

    @ArchTest
    static final ArchRule PROCESSES_ARE_STARTED_BY_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class)
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Runtime.class))).and(target(name("exec"))));

    @ArchTest
    static final ArchRule NATIVE_CODE_IS_CALLED_BY_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS)
            .and()
            .resideInAPackage("dev.slipway.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jnr..");

    @ArchTest
    static final ArchRule SOCKETS_ARE_OPENED_BY_THE_CLIENT_AND_THE_HELPER = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipway.protocol.client..", "dev.slipway.helper..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jnr.unixsocket..");

    @ArchTest
    static final ArchRule SQL_IS_SPOKEN_IN_STATE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.slipway.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..");

    @ArchTest
    static final ArchRule JAVAFX_IS_IN_THE_WORKBENCH = noClasses()
            .that()
            .resideOutsideOfPackages("dev.slipway.gui", "dev.slipway.gui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_HANDS_WORK_TO_THE_FX_THREAD = noClasses()
            .that()
            .resideOutsideOfPackage("dev.slipway.gui.fx..")
            .should()
            .callMethodWhere(
                    target(owner(assignableTo("javafx.application.Platform"))).and(target(name("runLater"))));

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
                    .and(target(name("sleep"))));
}
