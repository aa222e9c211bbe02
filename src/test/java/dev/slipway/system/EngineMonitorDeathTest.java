package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.ContainerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A monitor is killed. Its container goes on, without its streams; how it ends, nobody writes down. */
@Tag("R-OCI-09")
class EngineMonitorDeathTest extends EngineTest {
    private static final int UNKNOWN = -1;

    @Test
    void aContainerWithoutItsMonitorRunsAndItsEndIsNoticed() throws Exception {
        Container container = withoutMonitor();
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        end(container.record().state().pid());
        assertThat(ended(container).exitCode()).isEqualTo(UNKNOWN);
        assertCanBeUsedAgain(container);
    }

    @Test
    void aContainerWithoutItsMonitorIsStoppedByTheEngine() {
        Container container = withoutMonitor();
        container.stop(Duration.ZERO);
        assertThat(container.record().state().exitCode()).isEqualTo(UNKNOWN);
        assertCanBeUsedAgain(container);
    }

    @Test
    void aContainerWithoutItsMonitorIsFoundByTheNextEngine() {
        Container container = withoutMonitor();
        var before = container.record();
        engine.close();
        engine = openEngine();
        assertThat(state.container(container.id())).contains(before);
        Container found = engine.containers().of(container.id());
        found.kill(9);
        assertThat(found.record().state().exitCode()).isEqualTo(UNKNOWN);
        assertCanBeUsedAgain(found);
    }

    @Test
    void theEndOfAContainerWhoseMonitorDiedIsUnknownToTheNextEngine() {
        Container container = withoutMonitor();
        engine.close();
        end(container.record().state().pid());
        engine = openEngine();
        Container found = engine.containers().of(container.id());
        assertThat(found.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(found.record().state().exitCode()).isEqualTo(UNKNOWN);
        assertCanBeUsedAgain(found);
    }

    private Container withoutMonitor() {
        Container container = sleeping(null);
        container.start(false);
        ContainerState state = container.record().state();
        assertThat(state.monitorPid()).isPositive();
        end(state.monitorPid());
        assertThat(Path.of("/proc/" + state.pid())).exists();
        return container;
    }

    /** Kills a process, and returns when it is gone. */
    private static void end(int pid) {
        Programs.run("kill", "-9", Integer.toString(pid));
        await().until(() -> !Files.exists(Path.of("/proc/" + pid + "/exe")));
    }

    private void assertCanBeUsedAgain(Container container) {
        await().untilAsserted(this::assertMachineAgrees);
        container.start(false);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertMachineAgrees();
        container.stop(Duration.ZERO);
        assertThat(container.record().state().exitCode()).isEqualTo(137);
    }
}
