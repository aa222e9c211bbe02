package dev.slipway.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a build say about the rows. It depends on nothing else: no times, nothing of the machine.
 *
 * @param results the results of all tests that are tagged, by test
 * @param trials what came of each mutation that was tried, by mutation
 */
record Page(Rows rows, Map<String, TestResult> results, List<Mutation> mutations, Map<String, Trial> trials) {
    private static final String HEAD = """
            # Conformance

            What the engine must do, row by row, and what proves it. This page is made of the tests' results and of
            `src/test/conformance/rows.txt`; [testing.md](testing.md#conformance) says how.
            """;
    private static final String TRIALS = """

            ## Tests that can fail

            Each line broke one behaviour in the engine's source, ran the tests of its row, and tells which of them failed. `installer/mutate`
            does it; the mutations are in `src/test/mutations`.

            | row | what was broken | mutation | seed | outcome |
            |---|---|---|---|---|
            """;

    /** What is wrong with tags and results, even if only some tests ran. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (TestResult result : results.values()) {
            if (result.outcome() != Outcome.PASSED) {
                faults.add(result.test() + " did not pass (" + word(result.outcome()) + "), which proves "
                        + RowId.join(result.rows(), ", "));
            }
            result.rows().stream()
                    .filter(row -> !rows.has(row))
                    .forEach(row -> faults.add(result.test() + " is tagged " + row + ", and there is no such row"));
        }
        return faults;
    }

    /** Rows that have neither a test nor a reason. Means something only if all tests ran. */
    List<String> gaps() {
        return rows.all().stream()
                .filter(row -> row.reason().isEmpty() && of(row).isEmpty())
                .map(row -> row.id() + " (" + row.phrase() + ") has neither a test nor a reason for having none")
                .toList();
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n").append(count()).append("\n");
        rows.sections().forEach((heading, section) -> {
            page.append("\n## ")
                    .append(heading)
                    .append("\n\n| row | what must hold | proved by | |\n|---|---|---|---|\n");
            section.forEach(row -> page.append(line(row)));
        });
        if (!trials.isEmpty()) {
            page.append(TRIALS);
            mutations.stream()
                    .sorted(Comparator.comparing(Mutation::row).thenComparing(Mutation::name))
                    .forEach(mutation -> page.append(line(mutation, trials.get(mutation.name()))));
        }
        return page.toString();
    }

    private String count() {
        long proved = rows.all().stream().filter(row -> !of(row).isEmpty()).count();
        long killed = trials.values().stream()
                .filter(trial -> trial.outcome().equals("killed"))
                .count();
        return "%d rows: %d proved by %d tests, %d that say why not. %d of %d mutations were found out."
                .formatted(
                        rows.all().size(), proved, results.size(), rows.all().size() - proved, killed, trials.size());
    }

    private String line(Row row) {
        Collection<TestResult> tests = of(row);
        String proof = tests.stream().map(test -> "`" + test.test() + "`").collect(Collectors.joining(", "));
        if (!row.reason().isEmpty()) {
            proof += (proof.isEmpty() ? "" : ". ") + row.reason();
        }
        String outcome = tests.stream()
                .map(TestResult::outcome)
                .reduce(Outcome::worse)
                .map(Page::word)
                .orElse("not tested");
        return "| %s | %s | %s | %s |\n".formatted(row.id(), row.phrase(), proof, outcome);
    }

    private static String line(Mutation mutation, @Nullable Trial trial) {
        if (trial == null) {
            return "";
        }
        String by = trial.tests().isEmpty() ? "" : " by `" + trial.tests().replace(" ", "`, `") + "`";
        return "| %s | %s | %s | %s | %s%s |\n"
                .formatted(mutation.row(), mutation.breaks(), mutation.name(), trial.seed(), trial.outcome(), by);
    }

    private Collection<TestResult> of(Row row) {
        return results.values().stream()
                .filter(result -> result.rows().contains(row.id()))
                .toList();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
