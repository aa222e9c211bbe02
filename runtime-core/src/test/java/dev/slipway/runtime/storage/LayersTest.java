package dev.slipway.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
    private static final long LONG = 1 << 16;

    @TempDir
    private Path folder;

    private Layers layers;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        shell(
                "mkdir -p bottom/etc bottom/usr/lib bottom/gone middle/etc middle/usr top/etc top/opaque bottom/opaque outside"
                        + "; echo bottom >bottom/etc/passwd; echo group >bottom/etc/group; echo secret >outside/secret"
                        + "; echo x >bottom/gone/x; echo x >bottom/opaque/x; echo y >top/opaque/y"
                        + "; setfattr -n trusted.overlay.opaque -v y top/opaque"
                        + "; mknod middle/gone c 0 0; mknod top/etc/group c 0 0; echo middle >middle/etc/passwd"
                        + "; echo os >bottom/usr/lib/os-release; ln -s ../usr/lib/os-release middle/etc/os-release"
                        + "; ln -s /usr/lib top/lib; ln -s ../../../../outside/secret top/etc/up; ln -s $PWD/outside/secret top/etc/out"
                        + "; ln -s loop top/loop; mkfifo top/pipe; head -c 70000 /dev/zero >top/big");
        layers = new Layers(List.of(folder.resolve("top"), folder.resolve("middle"), folder.resolve("bottom")));
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-ec", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    @Tag("R-FS-04")
    void aFileIsThatOfTheTopmostLayerThatHasIt() throws IOException {
        assertThat(layers.read("/etc/passwd", LONG)).isEqualTo("middle\n");
        assertThat(layers.read("etc/../etc/./passwd", LONG)).isEqualTo("middle\n");
        assertThat(layers.read("/opaque/y", LONG)).isEqualTo("y\n");
    }

    @Test
    @Tag("R-FS-04")
    void whatALayerAboveDeletedOrHidesIsNotThere() throws IOException {
        assertThat(layers.read("/etc/group", LONG)).isNull();
        assertThat(layers.read("/gone/x", LONG)).isNull();
        assertThat(layers.read("/opaque/x", LONG)).isNull();
        assertThat(layers.read("/etc/passwd/x", LONG)).isNull();
    }

    @Test
    @Tag("R-FS-04")
    void linksAreFollowedOverLayersAndNoneLeadsOut() throws IOException {
        assertThat(layers.read("/etc/os-release", LONG)).isEqualTo("os\n");
        assertThat(layers.read("/lib/os-release", LONG)).isEqualTo("os\n");
        assertThat(layers.read("/etc/up", LONG)).isNull();
        assertThat(layers.read("/etc/out", LONG)).isNull();
        assertThat(layers.read("/loop", LONG)).isNull();
        assertThat(layers.read("/../../outside/secret", LONG)).isNull();
    }

    @Test
    @Tag("R-FS-04")
    void onlySmallRegularFilesAreRead() throws IOException {
        assertThat(layers.read("/pipe", LONG)).isNull();
        assertThat(layers.read("/etc", LONG)).isNull();
        assertThat(layers.read("/big", LONG)).isNull();
        assertThat(Files.exists(folder.resolve("top/big"))).isTrue();
    }
}
