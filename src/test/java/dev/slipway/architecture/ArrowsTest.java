package dev.slipway.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part may know which. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule MODULES_KNOW_EACH_OTHER_ALONG_THE_ARROWS_ONLY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.slipway..")
            .layer("gui")
            .definedBy("dev.slipway.gui", "dev.slipway.gui.(*)..")
            .layer("protocol")
            .definedBy("dev.slipway.protocol..")
            .layer("service")
            .definedBy("dev.slipway.helper..")
            .layer("runtime")
            .definedBy("dev.slipway.runtime..")
            .layer("state")
            .definedBy("dev.slipway.state..")
            .layer("installer")
            .definedBy("dev.slipway.installer..")
            .whereLayer("gui")
            .mayOnlyAccessLayers("protocol")
            .whereLayer("service")
            .mayOnlyAccessLayers("protocol", "runtime", "state")
            .whereLayer("state")
            .mayOnlyAccessLayers("runtime")
            .whereLayer("runtime")
            .mayNotAccessAnyLayer()
            .whereLayer("protocol")
            .mayNotAccessAnyLayer()
            .whereLayer("installer")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_ENGINE_FORM_NO_CYCLE =
            slices().matching("dev.slipway.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_PROTOCOL_FORM_NO_CYCLE =
            slices().matching("dev.slipway.protocol.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_HELPER_FORM_NO_CYCLE =
            slices().matching("dev.slipway.helper.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_WORKBENCH_FORM_NO_CYCLE =
            slices().matching("dev.slipway.gui.(*)..").should().beFreeOfCycles();
}
