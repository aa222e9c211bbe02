package dev.slipway.conformance;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Takes down how tests that are tagged with rows end. JUnit finds it on the class path of whatever tests run. */
public final class ResultListener implements TestExecutionListener {
    private final Map<String, TestResult> results = new ConcurrentHashMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        add(test, Outcome.SKIPPED);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        add(
                test,
                switch (result.getStatus()) {
                    case SUCCESSFUL -> Outcome.PASSED;
                    case ABORTED -> Outcome.SKIPPED;
                    case FAILED -> Outcome.FAILED;
                });
    }

    /** A parameterized test tells of itself and of each of its invocations: the worst counts. */
    private void add(TestIdentifier test, Outcome outcome) {
        TreeSet<RowId> rows = test.getTags().stream()
                .map(TestTag::getName)
                .filter(RowId::isOne)
                .map(RowId::of)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!rows.isEmpty()) {
            name(test).ifPresent(name -> results.merge(name, new TestResult(name, outcome, rows), TestResult::and));
        }
    }

    /** A test's class without package, and its method; empty for what is no method. */
    static Optional<String> name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getClassName().replaceFirst(".*\\.", "") + "." + method.getMethodName());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        ResultFiles.ofThisRun().ifPresent(files -> files.write(results()));
    }

    /** What was taken down so far, by test. */
    Collection<TestResult> results() {
        return new TreeMap<>(results).values();
    }
}
