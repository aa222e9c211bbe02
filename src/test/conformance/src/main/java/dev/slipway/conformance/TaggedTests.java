package dev.slipway.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** Runs the tests of one row in one folder of test classes, without those that need a display or the emulated machine. */
public final class TaggedTests {
    // Not those with which Java itself ends.
    private static final int FAILED = 10;
    private static final int NONE = 11;

    private TaggedTests() {}

    /**
     * Takes the row and the folder. Prints one line for each test that failed; ends with 0 if all passed, with 10 if
     * one failed, with 11 if there was none.
     */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of(arguments[1]))))
                .filters(
                        TagFilter.includeTags(arguments[0]),
                        TagFilter.excludeTags("window", "outside", "machine & !host"),
                        ClassNameFilter.includeClassNamePatterns(".*(Test|Properties)"))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        // What was printed before may lack the end of its line.
        System.out.println();
        summary.getSummary().getFailures().forEach(failure -> System.out.println(line(failure)));
        // Threads that a broken engine left behind do not matter any more.
        System.exit(status(summary.getSummary()));
    }

    private static int status(TestExecutionSummary summary) {
        if (summary.getTotalFailureCount() > 0) {
            return FAILED;
        }
        return summary.getTestsFoundCount() == 0 ? NONE : 0;
    }

    private static String line(Failure failure) {
        String message = Objects.requireNonNullElse(
                failure.getException().getMessage(), failure.getException().toString());
        return "FAILED "
                + ResultListener.name(failure.getTestIdentifier())
                        .orElse(failure.getTestIdentifier().getDisplayName()) + ": "
                + message.strip().lines().findFirst().orElse("");
    }
}
