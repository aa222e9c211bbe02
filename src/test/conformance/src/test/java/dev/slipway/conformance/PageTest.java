package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    Path folder;

    private Rows rows(String... lines) throws IOException {
        return Rows.read(Files.write(folder.resolve("rows.txt"), List.of(lines)));
    }

    private static Map<String, TestResult> results(TestResult... all) {
        Map<String, TestResult> results = new TreeMap<>();
        List.of(all).forEach(result -> results.put(result.test(), result));
        return results;
    }

    private static TestResult result(String test, Outcome outcome, String row) {
        return new TestResult(test, outcome, new TreeSet<>(List.of(RowId.of(row))));
    }

    @Test
    void aRowHasItsTestsOrItsReason() throws IOException {
        Page page = new Page(
                rows("# Life", "R-CTR-09 | it lives | no such thing here", "R-CTR-51 | it starts"),
                results(
                        result("LifeTest.b", Outcome.PASSED, "R-CTR-51"),
                        result("LifeTest.a", Outcome.PASSED, "R-CTR-51")),
                List.of(new Mutation("dead", RowId.of("R-CTR-51"), "A.java", "it does not start", "a", "b")),
                Map.of("dead", new Trial("dead", "7", "killed", "LifeTest.a LifeTest.b")));
        assertThat(page.faults()).isEmpty();
        assertThat(page.gaps()).isEmpty();
        assertThat(page.text())
                .contains("2 rows: 1 proved by 2 tests, 1 that say why not. 1 of 1 mutations were found out.")
                .contains("## Life\n")
                .contains("| R-CTR-09 | it lives | no such thing here | not tested |\n")
                .contains("| R-CTR-51 | it starts | `LifeTest.a`, `LifeTest.b` | passed |\n")
                .contains("| R-CTR-51 | it does not start | dead | 7 | killed by `LifeTest.a`, `LifeTest.b` |\n");
    }

    @Test
    void whatIsMissingFailedOrUnknownIsAFault() throws IOException {
        Page page = new Page(
                rows("# Life", "R-CTR-51 | it starts", "R-CTR-52 | it is heard"),
                results(
                        result("LifeTest.starts", Outcome.SKIPPED, "R-CTR-51"),
                        result("LifeTest.odd", Outcome.PASSED, "R-CTR-99")),
                List.of(),
                Map.of());
        assertThat(page.gaps())
                .containsExactly("R-CTR-52 (it is heard) has neither a test nor a reason for having none");
        assertThat(page.faults())
                .containsExactly(
                        "LifeTest.odd is tagged R-CTR-99, and there is no such row",
                        "LifeTest.starts did not pass (skipped), which proves R-CTR-51");
    }

    @Test
    void aListOfRowsIsRefusedWithTheReason() {
        assertThatThrownBy(() -> rows("R-CTR-51 it starts")).hasMessageContaining("is no row");
        assertThatThrownBy(() -> rows("CTR-51 | it starts")).hasMessageContaining("is no number of a row");
        assertThatThrownBy(() -> rows("R-CTR-51 | a", "R-CTR-51 | b")).hasMessageContaining("twice");
    }
}
