package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.runtime.os.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices of version 1, from the kernel. */
class OutOfMemoryTest {
    private static final String EAT = "read go; x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done";

    private final String path = "/slipway-test-" + UUID.randomUUID();
    private final Hierarchies hierarchies = Hierarchies.of(new Mounts().list());
    private final OutOfMemory outOfMemory = new OutOfMemory(hierarchies);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void requireVersion1() throws IOException {
        assumeTrue(hierarchies.legacy("memory") != null, "the host has the memory controller of version 1");
        for (String name : List.of("", "/one", "/two")) {
            Files.createDirectory(folder(name));
        }
    }

    @AfterEach
    void remove() {
        outOfMemory.close();
        for (String name : List.of("/one", "/two", "")) {
            await().until(() -> hierarchies.cgroup(path + name).removeIfEmpty());
        }
    }

    private Path folder(String name) {
        return Objects.requireNonNull(hierarchies.cgroup(path + name).legacy("memory"));
    }

    private void eatIn(String name) throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", EAT).start();
        Files.writeString(folder(name).resolve("cgroup.procs"), Long.toString(process.pid()));
        try (var input = process.outputWriter()) {
            input.write("go\n");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
    }

    private void limit(String name) throws IOException {
        Files.writeString(folder(name).resolve("memory.limit_in_bytes"), Long.toString(16L << 20));
    }

    @Test
    @Tag("R-OOM-01")
    void theRemovalOfACgroupIsNoWantOfMemory() throws Exception {
        limit("/two");
        outOfMemory.watch(path + "/one", () -> heard.add("one"));
        outOfMemory.watch(path + "/two", () -> heard.add("two"));
        assertThat(hierarchies.cgroup(path + "/one").removeIfEmpty()).isTrue();
        // One thread tells of both, in the order of the signals.
        eatIn("/two");
        await().until(() -> heard.contains("two"));
        assertThat(heard).doesNotContain("one");
        assertThat(outOfMemory.kills(path + "/two")).isEqualTo(1);
        assertThat(outOfMemory.kills(path + "/one")).isEqualTo(OutOfMemory.UNKNOWN);
    }

    @Test
    void theLimitOfAParentIsToldToAllBelowAndCountedWhereTheProcessWas() throws Exception {
        limit("");
        outOfMemory.watch(path + "/one", () -> heard.add("one"));
        outOfMemory.watch(path + "/two", () -> heard.add("two"));
        eatIn("/two");
        await().until(() -> heard.contains("two"));
        assertThat(outOfMemory.kills(path + "/one")).isZero();
        assertThat(outOfMemory.kills(path + "/two")).isEqualTo(1);
    }

    @Test
    void whatIsWatchedNoLongerIsNotTold() throws Exception {
        limit("/two");
        outOfMemory.watch(path + "/two", () -> heard.add("first")).close();
        outOfMemory.watch(path + "/two", () -> heard.add("second"));
        eatIn("/two");
        await().until(() -> heard.contains("second"));
        assertThat(heard).doesNotContain("first");
        assertThatThrownBy(() -> outOfMemory.watch(path + "/none", () -> {})).isInstanceOf(IOException.class);
    }
}
