package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes on while somebody waits for a container, and where locks are kept. */
class EngineLockTest extends EngineTest {
    @Test
    @Tag("R-LOCK-01")
    void nothingIsLockedWhileAStopWaits() throws Exception {
        Container container = create(request("/bin/sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done"));
        container.start(false);
        await().until(() -> Files.readString(container.logPath()).contains("up"));
        var stop = CompletableFuture.runAsync(() -> container.stop(Duration.ofMinutes(10)));
        await().until(() -> container.record().status() == ContainerStatus.STOPPING);

        var others = CompletableFuture.runAsync(() -> {
            container.kill(28);
            container.rename("renamed");
            assertThat(container.record().name()).isEqualTo("renamed");
            assertThat(container.effectiveSpec().path("process").path("args")).isNotEmpty();
            assertThatThrownBy(container::pause).isInstanceOf(EngineException.class);
        });
        others.get(20, TimeUnit.SECONDS);
        assertThat(stop).isNotDone();

        container.kill(9);
        stop.get(20, TimeUnit.SECONDS);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
    }

    /** One lock file says whose the root is; objects are locked in memory. */
    @Test
    @Tag("R-LOCK-05")
    void noFileIsALockOfAnObject() throws IOException {
        Container container = sleeping(null);
        container.start(false);
        try (var files = Files.walk(file("."))) {
            assertThat(files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.contains("lock") || name.contains("lck"))
                            .filter(name -> !name.startsWith("block")))
                    .containsExactly("slipway.lock");
        }
    }
}
