package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the engine knows from what a container is doing. */
class EngineSyncTest extends EngineTest {
    @Test
    @Tag("R-ST-05")
    void theRuntimeIsNotAskedAndNothingIsSavedForALook() throws Exception {
        engine.close();
        Path asked = Files.createFile(file("asked"));
        Path runtime = Files.writeString(
                file("runtime"), "#!/bin/sh\necho \"$@\" >> " + asked + "\nexec " + config.runtimePath() + " \"$@\"\n");
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwxr-xr-x"));
        engine = Runtime.open(config.edit().runtimePath(runtime).build(), state, Clock.systemUTC());
        Container container = sleeping("anchor");
        container.start(false);
        assertThat(asked).isNotEmptyFile();
        Files.writeString(asked, "");
        long revision = state.revision();
        ContainerRecord before = container.record();
        for (int i = 0; i < 10; i++) {
            assertThat(engine.containers().list()).containsExactly(before);
            assertThat(engine.containers().lookups().matching(Map.of())).containsExactly(before);
            assertThat(engine.containers().require("anchor").record()).isEqualTo(before);
            refused(() -> container.start(false), ErrorKind.STATE_INVALID);
        }
        assertThat(asked).isEmptyFile();
        assertThat(state.revision()).isEqualTo(revision);
    }

    @Test
    @Tag("R-ST-05")
    void anEndThatArrivesIsSavedByItselfAndOperationsSeeIt() {
        Container container = create(request("/bin/true"));
        container.start(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> container.record().status() == ContainerStatus.EXITED);
        refused(() -> container.kill(15), ErrorKind.STATE_INVALID);
        container.remove(false, false);
        refused(() -> container.kill(15), ErrorKind.NO_SUCH_CONTAINER);
        engine.close();
        refused(() -> container.kill(15), ErrorKind.RUNTIME_STOPPED);
        engine = openEngine();
    }

    @Test
    @Tag("R-ST-06")
    void anEndThatNobodyWroteDownHasNoExitCode() {
        Container lost = sleeping("lost");
        lost.start(false);
        ProcessHandle.of(lost.record().state().monitorPid()).orElseThrow().destroyForcibly();
        ProcessHandle.of(lost.record().state().pid()).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> lost.record().status() == ContainerStatus.EXITED);
        assertThat(lost.record().state().exitCode()).isEqualTo(-1);
    }

    @Test
    @Tag("R-RT-10")
    void whatItWasOpenedWithIsToldAsACopyAndNotOnceItIsClosed() {
        RuntimeConfig told = engine.config();
        assertThat(told).isEqualTo(config);
        assertThat(catchThrowableOfType(UnsupportedOperationException.class, () -> told.conmonEnv()
                        .put("PATH", "/elsewhere")))
                .isNotNull();
        assertThat(told.edit().cgroupParent("/elsewhere").build()).isNotEqualTo(engine.config());
        engine.close();
        refused(() -> engine.config(), ErrorKind.RUNTIME_STOPPED);
        engine = openEngine();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorKind kind) {
        EngineException refused = catchThrowableOfType(EngineException.class, call);
        assertThat(refused.kind()).isEqualTo(kind);
    }
}
