package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    @TempDir
    Path project;

    private Path made;
    private Path kept;
    private ResultFiles files;

    @BeforeEach
    void begin() throws IOException {
        made = project.resolve("conformance.md");
        kept = Files.createDirectories(project.resolve("docs")).resolve("conformance.md");
        files = new ResultFiles(project.resolve("results"), "build");
        Files.createDirectories(project.resolve("src/test/mutations"));
        Path rows = Files.createDirectories(project.resolve("src/test/conformance"));
        Files.writeString(rows.resolve("rows.txt"), "# Life\nR-CTR-51 | it starts\n");
    }

    private void ran(String row, Outcome outcome) {
        files.write(List.of(new TestResult("LifeTest.starts", outcome, new TreeSet<>(List.of(RowId.of(row))))));
    }

    private void check(Optional<String> selection) throws IOException {
        Conformance conformance = new Conformance(project, made);
        conformance.add(files);
        conformance.check(selection);
    }

    @Test
    void aWholeBuildMakesThePageAndFailsUntilItIsTakenOver() throws IOException {
        ran("R-CTR-51", Outcome.PASSED);
        assertThatThrownBy(() -> check(Optional.empty())).hasMessageContaining("installer/conformance --accept");
        assertThat(kept).doesNotExist();
        Files.copy(made, kept);
        check(Optional.empty());
        assertThat(made).content().contains("| R-CTR-51 | it starts | `LifeTest.starts` | passed |");
    }

    @Test
    void aBuildThatLeftTestsOutMakesNoPageAndMissesNone() throws IOException {
        files.write(List.of());
        check(Optional.of("-Dtest is set"));
        files = new ResultFiles(project.resolve("results"), "the next build");
        check(Optional.empty());
        assertThat(made).doesNotExist();
    }

    @Test
    void rowsWithoutTestsAndTagsWithoutRowsFailTheBuild() {
        ran("R-CTR-99", Outcome.PASSED);
        assertThatThrownBy(() -> check(Optional.empty()))
                .hasMessageContaining("R-CTR-51 (it starts) has neither a test nor a reason")
                .hasMessageContaining("LifeTest.starts is tagged R-CTR-99");
        assertThatThrownBy(() -> check(Optional.of("-Dtest is set"))).hasMessageContaining("is tagged R-CTR-99");
    }

    @Test
    void aTestThatDidNotPassFailsTheBuild() {
        ran("R-CTR-51", Outcome.SKIPPED);
        assertThatThrownBy(() -> check(Optional.empty()))
                .hasMessageContaining("LifeTest.starts did not pass (skipped)");
    }
}
