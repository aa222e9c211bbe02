package dev.slipway.conformance;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one test said. It is a line of a file of results: name, outcome, rows.
 *
 * @param test its class without package, and its method: {@code LogReaderTest.partsOfALineAreJoined}
 * @param rows the rows that it is tagged with; never empty
 */
record TestResult(String test, Outcome outcome, SortedSet<RowId> rows) {
    TestResult {
        rows = new TreeSet<>(rows);
    }

    /** This result and that of another run of the same test. */
    TestResult and(TestResult other) {
        SortedSet<RowId> all = new TreeSet<>(rows);
        all.addAll(other.rows);
        return new TestResult(test, outcome.worse(other.outcome), all);
    }

    String line() {
        return test + "\t" + outcome + "\t" + RowId.join(rows, " ");
    }

    static TestResult of(String line) {
        String[] parts = line.split("\t", -1);
        SortedSet<RowId> rows = new TreeSet<>();
        for (String row : parts[2].split(" ", -1)) {
            rows.add(RowId.of(row));
        }
        return new TestResult(parts[0], Outcome.valueOf(parts[1]), rows);
    }
}
