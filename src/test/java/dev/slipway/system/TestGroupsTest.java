package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of all tests says of its groups. */
class TestGroupsTest {
    @TempDir
    private Path project;

    @BeforeEach
    void eachGroupHasRunTwo() throws IOException {
        for (var module : List.of("runtime-core", "state", "gui", "installer", "src/test/conformance")) {
            report(module + "/target/surefire-reports", "One", 2, 0);
        }
        for (var module : List.of("protocol", "service")) {
            report("privileged-helper/" + module + "/target/surefire-reports", "One", 2, 0);
        }
        for (var group : List.of("system", "window", "machine")) {
            report("installer/target/" + group + "-reports", "One", 2, 0);
        }
    }

    @Test
    void testsOfAGroupAreAddedUp() throws IOException {
        report("installer/target/system-reports", "Two", 5, 1);
        assertThat(summary())
                .contains("system                6        1\n")
                .contains("machine               2        0\n");
    }

    @Test
    void aGroupThatRanNoneFails() throws IOException {
        report("privileged-helper/service/target/surefire-reports", "One", 3, 3);
        assertThatThrownBy(this::summary).hasMessageContaining("service               0        3   none ran");
    }

    @Test
    void aGroupWithoutReportsFails() throws IOException {
        Files.delete(project.resolve("installer/target/window-reports/TEST-One.xml"));
        assertThatThrownBy(this::summary).hasMessageContaining("window                0        0   none ran");
    }

    @Test
    void aSkipInTheEmulatedMachineFails() throws IOException {
        report("installer/target/machine-reports", "Two", 5, 1);
        assertThatThrownBy(this::summary)
                .hasMessageContaining("machine               6        1   none may be skipped");
    }

    private String summary() {
        return Programs.run(Project.installer("lib/test-groups.sh").toString(), project.toString());
    }

    private void report(String folder, String name, int tests, int skipped) throws IOException {
        Files.createDirectories(project.resolve(folder));
        Files.writeString(
                project.resolve(folder).resolve("TEST-" + name + ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite version="3.0" name="dev.slipway.%s" time="0.1" tests="%d" errors="0" skipped="%d" failures="0">
                  <testcase name="tests=&quot;7&quot;"/>
                </testsuite>
                """.formatted(name, tests, skipped));
    }
}
