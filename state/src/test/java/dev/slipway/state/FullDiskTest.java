package dev.slipway.state;

import static dev.slipway.state.Samples.container;
import static dev.slipway.state.Samples.event;
import static dev.slipway.state.StateSuite.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Change.AddContainer;
import dev.slipway.runtime.state.Change.Append;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state on a real file system that runs out of space. */
class FullDiskTest {
    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "slipway-test", folder.toString());
        assumeTrue(mounted, "file systems can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void afterAFullDiskNothingIsLostAndCommitsGoOn() throws IOException {
        Path filler = folder.resolve("filler");
        MemoryState model = new MemoryState();
        H2State state = H2State.open(folder, Map.of());
        fill(filler);
        EngineException failure = null;
        for (int i = 0; failure == null; i++) {
            List<dev.slipway.runtime.state.Change> changes = List.of(
                    new AddContainer(container("c" + i, "name" + i)),
                    new Append(event("create", Map.of("text", "x".repeat(10_000)))));
            try {
                state.commit(changes);
                model.commit(changes);
            } catch (EngineException e) {
                failure = e;
            }
            assertThat(i).isLessThan(5000);
        }
        assertThat(failure.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(failure.hint()).contains("Free space");
        H2FileTest.assertSame(state, model);
        assertThat(failure(() ->
                                state.commit(List.of(new Append(event("create", Map.of("text", "x".repeat(500_000)))))))
                        .kind())
                .isEqualTo(ErrorKind.STORAGE);

        Files.delete(filler);
        List<dev.slipway.runtime.state.Change> more = List.of(new AddContainer(container("last", "last")));
        state.commit(more);
        model.commit(more);
        H2FileTest.assertSame(state, model);
        state.close();
        try (H2State again = H2State.open(folder, Map.of())) {
            H2FileTest.assertSame(again, model);
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (filler.toFile().getUsableSpace() > 600_000) {
                out.write(block);
            }
        }
    }
}
