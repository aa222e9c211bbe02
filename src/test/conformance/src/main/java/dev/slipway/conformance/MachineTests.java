package dev.slipway.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests in the emulated machine, all of them in this one process, and tells the host of each as it ends. */
public final class MachineTests implements TestExecutionListener {
    /** What tests have that run there. */
    public static final String TAG = "machine";

    /** A line for the host begins with this; a tab, the outcome, a tab, the test, a tab, and what it failed of follow. */
    public static final String LINE = "TEST";

    private final PrintStream out;
    private boolean allPassed = true;
    private boolean any;

    MachineTests(PrintStream out) {
        this.out = out;
    }

    /**
     * Takes the folder of test classes and the names of classes, without their package if it is that of the whole system;
     * without names it runs all that have the tag. Ends with 0 if some ran and all passed, or else with 1.
     */
    public static void main(String[] arguments) {
        List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        if (names.isEmpty()) {
            request.selectors(tagged(Path.of(arguments[0]))).filters(TagFilter.includeTags(TAG));
        } else {
            request.selectors(names.stream().map(MachineTests::selector).toList());
        }
        MachineTests listener = new MachineTests(System.out);
        listener.run(request.build());
        // Threads that a broken engine left behind do not matter any more.
        System.exit(listener.any && listener.allPassed ? 0 : 1);
    }

    /**
     * Classes that name the tag, on themselves or on a method. JUnit would load all classes to find them, for which the
     * emulated machine needs minutes.
     */
    private static List<? extends DiscoverySelector> tagged(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class") && namesTag(file))
                    .map(file -> classes.relativize(file).toString())
                    .map(file -> selectClass(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the tag is a constant of the class; see the Java Virtual Machine Specification, 4.4.7. */
    private static boolean namesTag(Path file) {
        String constant = "\1\0" + (char) TAG.length() + TAG;
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(constant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiscoverySelector selector(String name) {
        return selectClass(name.contains(".") ? name : "dev.slipway.system." + name);
    }

    private void run(LauncherDiscoveryRequest request) {
        // Others would be loaded although none of their tests is asked for.
        LauncherConfig jupiter = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build();
        LauncherFactory.create(jupiter).execute(request, this);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        tell(test, Outcome.SKIPPED, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String why = result.getThrowable().map(MachineTests::trace).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    tell(test, Outcome.PASSED, "");
                }
            }
            case ABORTED -> tell(test, Outcome.SKIPPED, why);
            case FAILED -> tell(test, Outcome.FAILED, why);
        }
    }

    private void tell(TestIdentifier test, Outcome outcome, String why) {
        any = true;
        allPassed &= outcome == Outcome.PASSED;
        // What a test printed may lack the end of its line.
        out.printf("%n%s\t%s\t%s\t%s%n", LINE, outcome, name(test), escaped(why));
        out.flush();
    }

    /** A parameterized test's invocations differ by their display names. */
    private static String name(TestIdentifier test) {
        String method = ResultListener.name(test).orElse(test.getLegacyReportingName());
        return method.endsWith("." + test.getDisplayName().replaceFirst("\\(.*", ""))
                ? method
                : method + " " + escaped(test.getDisplayName());
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "");
    }
}
