package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.CommitRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.CheckpointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers of images where the engine's root takes no overlay, because it is on one. */
class EngineCopiedFilesTest extends EngineTest {
    private TestMount below;

    @BeforeEach
    void move() {
        BuiltImage.in(store(), file("build"));
        below = TestMount.overlay(file("below"));
        engine.close();
        engine = openEngine(config.in(file("below/root"), config.runRoot())
                .edit()
                .criuPath(CheckpointTest.criu())
                .build());
    }

    @AfterEach
    void moveBack() {
        for (var container : engine.containers().list()) {
            engine.containers().of(container.id()).remove(true, true);
        }
        engine.close();
        below.close();
        engine = openEngine();
    }

    private Container shell(String image, String script) {
        return create(CreateContainer.ofImage(image)
                .edit()
                .networks(List.of())
                .user("root")
                .command(List.of(script))
                .stopSignal(9)
                .build());
    }

    private List<String> changes(Container of) {
        return engine.containers().changes(of.id(), () -> {}).stream()
                .map(change -> change.kind().name().charAt(0) + " " + change.path())
                .toList();
    }

    @Test
    @Tag("R-FS-02")
    void itsFilesAreACopyOfThoseThatPodmanMounts() {
        Container container = shell("harbour", "true");
        String mounted = store().podman("image", "mount", "harbour").strip();
        try {
            assertThat(BuiltImage.listing(container.mount())).isEqualTo(BuiltImage.listing(Path.of(mounted)));
        } finally {
            store().podman("image", "unmount", "harbour");
        }
        assertThat(changes(container)).isEmpty();
    }

    @Test
    @Tag("R-FS-05")
    @Tag("R-FS-06")
    @Tag("R-FS-08")
    void itKeepsWhatIsWrittenFromRunToRunAndIsCommitted() throws Exception {
        Container container =
                shell("harbour", "cat /tmp/mark 2>/dev/null; echo was here >/tmp/mark; rm -f /opt/keep; echo done");
        for (int run = 0; run < 2; run++) {
            container.start(false);
            assertThat(ended(container).exitCode()).isZero();
        }
        assertThat(Files.readString(container.logPath())).contains("stdout F was here");
        assertThat(changes(container)).contains("D /opt/keep", "A /tmp/mark").doesNotContain("C /etc/passwd");
        var made = engine.containers()
                .commit(container.id(), new CommitRequest("harbour-2", null, null, false), Progress.NONE);
        assertThat(made.layers())
                .hasSize(engine.images().require("harbour").layers().size() + 1);
        Container again = shell("harbour-2", "cat /tmp/mark; ls /opt");
        again.start(false);
        assertThat(ended(again).exitCode()).isZero();
        assertThat(Files.readString(again.logPath())).contains("was here").doesNotContain("keep");
    }

    @Test
    @Tag("R-FS-05")
    void aCheckpointOfItIsRefusedAndItGoesOn() throws IOException {
        Container container = shell("harbour", "sleep 1000");
        container.start(false);
        var refused = catchThrowableOfType(EngineException.class, () -> engine.checkpoints()
                .create(container.id(), null, new CheckpointOptions(false, false, false, false, false), Progress.NONE));
        assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(refused.message()).contains("takes no overlay");
        assertThat(Files.exists(Path.of("/proc/" + container.record().state().pid())))
                .isTrue();
        container.stop(Duration.ZERO);
    }
}
