package dev.slipway.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    private final ProcessTable table = new ProcessTable();

    @Test
    void aRunningProcessIsShownAsTheKernelSeesIt() {
        int pid = (int) ProcessHandle.current().pid();

        List<ProcessEntry> entries = table.read(List.of(pid, Integer.MAX_VALUE));

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.pid()).isEqualTo(pid);
            assertThat(entry.innerPid()).isEqualTo(pid);
            assertThat(entry.parent()).isEqualTo((int)
                    ProcessHandle.current().parent().orElseThrow().pid());
            assertThat(entry.name()).isEqualTo("java");
            assertThat(entry.command()).contains("java ");
            assertThat(entry.residentBytes()).isGreaterThan(10L << 20);
            assertThat(entry.cpu()).isPositive();
            assertThat(entry.threads()).isGreaterThan(1);
        });
    }

    @Test
    void aCgroupThatIsGoneHasNoProcesses() {
        assertThat(table.pids(Path.of("/sys/fs/cgroup/pids/slipway-none"))).isEmpty();
    }
}
