package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leftovers under the engine's own folders are given back when it opens; what is not its own stays. */
class EngineSweepTest extends EngineTest {
    private static final String UNKNOWN = "0123456789abcdef".repeat(4);

    @Test
    void leftoversOfItsOwnAreGivenBack() throws IOException {
        engine.close();
        var layer = Files.createDirectories(file("root/containers/" + UNKNOWN + "/upper"));
        Files.writeString(layer.resolve("file"), "x");
        var mounted = Files.createDirectories(file("run/containers/" + UNKNOWN + "/rootfs"));
        Programs.run("mount", "-t", "tmpfs", "tmpfs", mounted.toString());
        var exit = Files.writeString(file("run/exits/" + UNKNOWN), "5");
        var namespace = file("run/netns/" + UNKNOWN);
        Files.createFile(namespace);
        var runtime = Files.createDirectories(file("run/runc/" + UNKNOWN));
        var cgroup = Files.createDirectories(ownCgroups().resolve("slipway-" + UNKNOWN));
        engine = openEngine();
        for (Path gone : List.of(layer, mounted.getParent(), namespace, runtime, cgroup)) {
            assertThat(gone).doesNotExist();
        }
        await().untilAsserted(() -> assertThat(exit).doesNotExist());
        assertMachineAgrees();
    }

    @Test
    void whatIsNotItsOwnStays() throws IOException {
        Container container = sleeping(null);
        container.start(false);
        engine.close();
        var otherRoot = Files.createDirectories(file("root-of-another/containers/" + UNKNOWN));
        var otherRun = Files.createDirectories(file("run-of-another/containers/" + UNKNOWN));
        var stranger = Files.createDirectories(file("run/containers/not-an-id"));
        var foreignCgroup = Files.createDirectories(ownCgroups().resolve("slipway-" + UNKNOWN.replace('0', 'f')));
        var before = state.containers();
        engine = openEngine();
        try {
            assertThat(List.of(otherRoot, otherRun, stranger, foreignCgroup)).allMatch(Files::isDirectory);
            assertThat(state.containers()).isEqualTo(before);
            assertThat(Path.of("/proc/" + container.record().state().pid())).exists();
        } finally {
            Files.delete(foreignCgroup);
            Files.delete(stranger);
        }
    }

    private Path ownCgroups() {
        return CgroupFolder.of("pids", config.cgroupParent());
    }
}
