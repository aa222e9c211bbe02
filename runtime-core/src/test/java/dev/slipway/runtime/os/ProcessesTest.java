package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private final Processes processes = new Processes();

    @Test
    @Tag("R-CTD-19")
    void aProcessLivesUntilItEndsThoughNobodyHasReapedIt() throws Exception {
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 1000 & echo $!; exec sleep 1000").start();
        int child = Integer.parseInt(parent.inputReader().readLine());
        long start = processes.startTime(child);
        try {
            // The shell, until it is another program, might reap it.
            await().until(() ->
                    Files.readString(Path.of("/proc/" + parent.pid() + "/comm")).equals("sleep\n"));
            assertThat(start).isPositive();
            assertThat(processes.alive(child, start)).isTrue();
            assertThat(processes.alive(child, start + 1)).isFalse();
            assertThat(processes.signal(child, start + 1, 9)).isFalse();
            assertThat(processes.signal(child, start, 9)).isTrue();
            await().until(() -> !processes.alive(child, start));
            assertThat(Files.readString(Path.of("/proc", Integer.toString(child), "stat")))
                    .contains(") Z ");
            assertThat(processes.signal(child, start, 15)).isFalse();
        } finally {
            parent.destroyForcibly();
            parent.waitFor();
        }
        await().until(() -> Files.notExists(Path.of("/proc", Integer.toString(child))));
        assertThat(processes.startTime(child)).isZero();
        assertThat(processes.alive(child, start)).isFalse();
        assertThat(processes.alive(0, 0)).isFalse();
    }
}
