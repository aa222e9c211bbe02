package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ResultListenerTest {
    @TempDir
    Path folder;

    /** Not found by its name, so that only the test below runs it. */
    static class Sample {
        @Test
        @Tag("R-ST-01")
        @Tag("R-ST-02")
        void passes() {}

        @Test
        @Tag("R-ST-01")
        void isLeftOut() {
            assumeTrue(false);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Tag("R-ST-03")
        void failsOnce(int number) {
            if (number == 2) {
                fail();
            }
        }

        @Property(tries = 5)
        @net.jqwik.api.Tag("R-ST-04")
        void holds(@ForAll boolean any) {
            assertThat(any).isIn(true, false);
        }

        @Test
        @Tag("window")
        void provesNothing() {}
    }

    @Test
    void eachTestIsTakenDownOnceWithItsRowsAndItsWorstOutcome() {
        ResultListener listener = new ResultListener();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Sample.class))
                                .build(),
                        listener);
        ResultFiles files = new ResultFiles(folder.resolve("results"), "this build");
        files.write(listener.results());
        new ResultFiles(folder.resolve("results"), "this build").write(List.of());

        Map<String, TestResult> read = files.read().orElseThrow();

        assertThat(read.values().stream().map(TestResult::line))
                .containsExactly(
                        "ResultListenerTest$Sample.failsOnce\tFAILED\tR-ST-03",
                        "ResultListenerTest$Sample.holds\tPASSED\tR-ST-04",
                        "ResultListenerTest$Sample.isLeftOut\tSKIPPED\tR-ST-01",
                        "ResultListenerTest$Sample.passes\tPASSED\tR-ST-01 R-ST-02");
    }

    @Test
    void whatAnotherBuildLeftCountsForNothing() {
        ResultFiles older = new ResultFiles(folder, "older");
        ResultFiles newer = new ResultFiles(folder, "newer");
        older.write(List.of());
        assertThat(newer.read()).isEmpty();
        newer.write(List.of());
        assertThat(newer.read()).isPresent();
        assertThat(older.read()).isEmpty();
    }
}
