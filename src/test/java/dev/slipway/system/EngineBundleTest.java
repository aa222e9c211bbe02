package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers of a bundle that was copied: each has a layer of its own over the bundle's files. */
class EngineBundleTest extends EngineTest {
    private Bundle bundle;

    @BeforeEach
    void importCopy() throws IOException {
        bundle = CopiedBundle.of(this);
    }

    @Test
    @Tag("R-CTR-65")
    void whatOneWritesIsInItsOwnLayerAndLastsUntilItIsRemoved() throws Exception {
        Container first = ofBundle("first", "cat /tmp/mark; echo mine > /tmp/mark");
        Container second = ofBundle("second", "cat /tmp/mark");
        first.start(false);
        assertThat(ended(first).exitCode()).isZero();
        assertThat(upper(first).resolve("tmp/mark")).hasContent("mine\n");
        assertThat(Path.of(bundle.rootfs()).resolve("tmp/mark")).doesNotExist();
        second.start(false);
        assertThat(ended(second).exitCode()).isEqualTo(1);
        first.start(false);
        ended(first);
        assertThat(Files.readString(first.logPath())).contains("stdout F mine");
        assertThat(catchThrowableOfType(
                                EngineException.class, () -> engine.bundles().remove("cargo"))
                        .kind())
                .isEqualTo(ErrorKind.IN_USE);
        first.remove(false, false);
        second.remove(false, false);
        engine.bundles().remove("cargo");
        assertThat(config.root().resolve("containers")).isEmptyDirectory();
        assertThat(config.root().resolve("bundles")).isEmptyDirectory();
        assertThat(config.runRoot().resolve("containers")).isEmptyDirectory();
    }

    @Test
    @Tag("R-CTR-02")
    void whatOneIsAskedToBeDoesNotChangeTheBundle() {
        var before = bundle.spec().deepCopy();
        engine.containers()
                .create(CreateContainer.ofBundle("cargo")
                        .edit()
                        .command(List.of("/bin/false"))
                        .env(List.of("A=b"))
                        .hostname("harbour")
                        .build());
        assertThat(engine.bundles().list().get(0).spec()).isEqualTo(before);
        assertThat(engine.containers()
                        .create(CreateContainer.ofBundle("cargo"))
                        .config()
                        .spec()
                        .path("process"))
                .isEqualTo(before.path("process"));
    }

    @Test
    @Tag("R-CTR-11")
    @Tag("R-CTR-16")
    void oneThatCannotBeAddedLeavesNoLayer() throws Exception {
        Container first = ofBundle("first", "true");
        IllegalStateException broken = new IllegalStateException("the layer is broken");
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> engine.processImages()
                        .create(first.record().config(), "second", null, (upper, below) -> {
                            throw broken;
                        })))
                .isSameAs(broken);
        EngineException taken = catchThrowableOfType(EngineException.class, () -> engine.processImages()
                .create(first.record().config(), "first", null, (upper, below) -> {}));
        assertThat(taken.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
        assertThat(engine.containers().list()).hasSize(1);
        assertThat(config.root().resolve("containers"))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder)
                        .isEmptyDirectory());
    }

    @Test
    void whatOneDeletesIsStillThereForTheOthers() throws Exception {
        Container first = ofBundle("first", "busybox rm /bin/cat");
        first.start(false);
        assertThat(ended(first).exitCode()).isZero();
        assertThat(Files.exists(Path.of(bundle.rootfs()).resolve("bin/cat"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        Container second = ofBundle("second", "cat /bin/busybox > /dev/null");
        second.start(false);
        assertThat(ended(second).exitCode()).isZero();
    }

    private Container ofBundle(String name, String script) {
        return create(CreateContainer.ofBundle(bundle.id())
                .edit()
                .name(name)
                .command(List.of("/bin/sh", "-c", script))
                .terminal(false)
                .readOnly(false)
                .build());
    }

    private Path upper(Container container) {
        return config.root().resolve("containers").resolve(container.id()).resolve("upper");
    }
}
