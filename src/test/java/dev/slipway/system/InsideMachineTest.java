package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slipway.conformance.MachineTests;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The tests that run in the emulated machine, each as a test of its own here, in the order in which they end there. */
@Tag("outside")
class InsideMachineTest {
    private static final int COLUMNS = 4;

    private final List<String> outcomes = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyTestOfTheMachine() throws IOException {
        var builder = new ProcessBuilder(Project.installer("machine").toString(), "test")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().put("SLIPWAY_RESULTS", System.getProperty("slipway.conformance.folder", ""));
        builder.environment().put("SLIPWAY_BUILD", System.getProperty("slipway.conformance.build", ""));
        var process = builder.start();
        var results =
                process.inputReader().lines().peek(InsideMachineTest::print).filter(InsideMachineTest::isResult);
        return Stream.concat(
                results.map(this::result), Stream.of(dynamicTest("theMachineRanToItsEnd", () -> assertWhole(process))));
    }

    private static void print(String line) {
        if (!isResult(line) && !line.isBlank()) {
            System.out.println(line);
        }
    }

    private static boolean isResult(String line) {
        return line.startsWith(MachineTests.LINE + "\t");
    }

    private DynamicTest result(String line) {
        var columns = line.split("\t", COLUMNS);
        outcomes.add(columns[1]);
        var why = columns[COLUMNS - 1].replace("\\n", "\n").replace("\\t", "\t");
        return dynamicTest(columns[2], () -> {
            switch (columns[1]) {
                case "PASSED" -> {}
                case "SKIPPED" -> abort(why);
                default -> throw new AssertionError(why);
            }
        });
    }

    private void assertWhole(Process process) throws InterruptedException {
        assertThat(outcomes).isNotEmpty();
        var allPassed = outcomes.stream().allMatch("PASSED"::equals);
        assertThat(process.waitFor()).isEqualTo(allPassed ? 0 : 1);
    }
}
