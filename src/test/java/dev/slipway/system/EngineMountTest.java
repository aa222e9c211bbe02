package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Root filesystems that are mounted for somebody to look into. */
class EngineMountTest extends EngineTest {
    private Container container;

    @BeforeEach
    void createLayered() throws IOException {
        container = create(CreateContainer.ofBundle(CopiedBundle.of(this).id())
                .edit()
                .command(SLEEP)
                .stopSignal(9)
                .terminal(false)
                .readOnly(false)
                .build());
    }

    @Test
    @Tag("R-CTR-57")
    void itIsMountedOnceHoweverOftenItIsAskedForAndTakenBack() throws IOException {
        Path mounted = container.mount();
        assertThat(mounted.resolve("bin/busybox")).isRegularFile();
        Files.writeString(mounted.resolve("tmp/mark"), "seen\n");
        assertThat(container.mount()).isEqualTo(mounted);
        assertThat(mountsOf(container)).isEqualTo(1);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
        container.unmount();
        container.unmount();
        assertThat(mountsOf(container)).isZero();
        assertThat(file("run/containers/" + container.id())).doesNotExist();
        assertThat(file("root/containers/" + container.id() + "/upper/tmp/mark"))
                .hasContent("seen");
        assertThat(state.events(100).stream().map(Event::action).filter(action -> action.contains("mount")))
                .containsExactly("mount", "unmount");
    }

    @Test
    @Tag("R-CTR-57")
    void thatOfOneThatRunsIsTheOneItRunsOnAndIsNotTakenFromIt() throws IOException {
        container.start(false);
        Path mounted = container.mount();
        assertThat(mountsOf(container)).isEqualTo(1);
        assertThat(mounted.resolve("bin/busybox")).isRegularFile();
        assertThat(kind(container::unmount)).isEqualTo(ErrorKind.STATE_INVALID);
        container.pause();
        assertThat(container.mount()).isEqualTo(mounted);
        assertThat(kind(container::unmount)).isEqualTo(ErrorKind.STATE_INVALID);
        container.resume();
        container.stop(Duration.ZERO);
        assertThat(mountsOf(container)).isZero();
        container.mount();
        container.start(false);
        assertThat(mountsOf(container)).isEqualTo(1);
    }

    @Test
    @Tag("R-CTR-57")
    void itStaysWhenTheEngineIsOpenedAgainAndGoesWithTheContainer() throws IOException {
        Path mounted = container.mount();
        engine.close();
        engine = openEngine();
        assertThat(mounted.resolve("bin/busybox")).isRegularFile();
        Container again = engine.containers().of(container.id());
        assertThat(again.mount()).isEqualTo(mounted);
        assertThat(mountsOf(again)).isEqualTo(1);
        again.remove(false, false);
        assertThat(mountsOf(again)).isZero();
        assertThat(mounted).doesNotExist();
    }

    @Test
    @Tag("R-CTR-57")
    void aRootFilesystemThatIsUsedInPlaceIsWhereItIs() throws IOException {
        Container plain = sleeping(null);
        assertThat(plain.mount()).isEqualTo(rootfs());
        plain.unmount();
        assertThat(mountsOf(plain)).isZero();
    }

    @Test
    @Tag("R-CTR-65")
    void aStartThatFailsUnmountsIt() throws IOException {
        Container broken = create(CreateContainer.ofBundle("cargo")
                .edit()
                .command(java.util.List.of("/bin/nothing"))
                .terminal(false)
                .build());
        assertThat(kind(() -> broken.start(false))).isEqualTo(ErrorKind.OCI_RUNTIME);
        assertThat(mountsOf(broken)).isZero();
        assertThat(file("run/containers/" + broken.id())).doesNotExist();
    }

    private static long mountsOf(Container container) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains("/run/containers/" + container.id() + "/rootfs "))
                .count();
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
