package dev.slipway.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last step of a build: makes the page of conformance of all modules' results, and compares it with the one kept. */
public final class Conformance {
    /** Properties of Maven that leave tests out. */
    private static final List<String> SELECTIONS =
            List.of("test", "groups", "excludedGroups", "test.excludedGroups", "skipTests", "maven.test.skip");

    private static final String WITHOUT_MACHINE = "slipway.machine.skip";

    private final Path project;
    private final Path made;
    private final Map<String, TestResult> results = new TreeMap<>();
    private final List<String> notRun = new ArrayList<>();

    Conformance(Path project, Path made) {
        this.project = project;
        this.made = made;
    }

    /** Takes the project's folder, the page to write, what names the build, and each module's folder of results. */
    public static void main(String[] arguments) throws IOException {
        Conformance conformance = new Conformance(Path.of(arguments[0]).normalize(), Path.of(arguments[1]));
        for (String folder : List.of(arguments).subList(3, arguments.length)) {
            conformance.add(new ResultFiles(Path.of(folder), arguments[2]));
        }
        conformance.check(selection());
    }

    /** What left tests out of this build, if anything did. */
    private static Optional<String> selection() {
        if (System.getenv("DISPLAY") == null) {
            return Optional.of("there is no display");
        }
        if (Boolean.getBoolean(WITHOUT_MACHINE)) {
            return Optional.of("-D" + WITHOUT_MACHINE + " is set");
        }
        return SELECTIONS.stream()
                .filter(name -> !System.getProperty(name, "").isEmpty())
                .map(name -> "-D" + name + " is set")
                .findFirst();
    }

    void add(ResultFiles files) {
        files.read()
                .ifPresentOrElse(
                        found -> found.forEach((name, result) -> results.merge(name, result, TestResult::and)),
                        () -> notRun.add(files.folder().toString()));
    }

    /** Makes and compares the page if nothing was left out; throws IllegalStateException that names every fault. */
    void check(Optional<String> selection) throws IOException {
        Path mutations = project.resolve("src/test/mutations");
        Page page = new Page(
                Rows.read(project.resolve("src/test/conformance/rows.txt")),
                results,
                Mutation.all(mutations),
                Trial.all(mutations));
        List<String> faults = new ArrayList<>(page.faults());
        if (selection.isPresent() || !notRun.isEmpty()) {
            System.out.println("Not every test ran (" + selection.orElse("nothing of " + notRun)
                    + "): docs/conformance.md is neither made nor compared.");
        } else {
            faults.addAll(page.gaps());
            Files.writeString(made, page.text());
            Path kept = project.resolve("docs/conformance.md");
            if (!Files.exists(kept) || !Files.readString(kept).equals(page.text())) {
                faults.add("docs/conformance.md is not what this build found: see " + made
                        + ", and take it over with installer/conformance --accept");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("conformance:\n  " + String.join("\n  ", faults));
        }
    }
}
