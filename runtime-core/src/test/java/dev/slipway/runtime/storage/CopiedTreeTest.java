package dev.slipway.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of what a real overlay of layers shows. */
class CopiedTreeTest {
    @TempDir
    private Path folder;

    private final Mounts mounts = new Mounts();
    private List<Path> layers;
    private Path target;
    private Path copy;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        shell(
                folder,
                "mkdir -p bottom/etc/deep bottom/opt/gone bottom/opt/kept bottom/hidden bottom/was-folder middle/etc"
                        + " middle/opt/kept middle/hidden top/etc target; cd bottom; echo 1 >etc/one; ln etc/one etc/other; echo l >left; ln left right"
                        + "; echo 2 >etc/two; echo 3 >etc/deep/three; echo x >opt/gone/x; echo k >opt/kept/k"
                        + "; echo h >hidden/h; echo f >was-folder/f; echo f >was-file; ln -s etc link; mkfifo pipe"
                        + "; mknod null c 1 3; chmod 4755 etc/two; setfattr -n user.note -v n etc/two"
                        + "; mknod nothing c 0 0; cd ../middle; echo new >etc/one; mknod opt/gone c 0 0; echo i >hidden/i"
                        + "; setfattr -n trusted.overlay.opaque -v y hidden; echo plain >was-folder"
                        + "; mkdir was-file; echo in >was-file/in; rmdir opt/kept; echo k >opt/kept; cd ../top"
                        + "; mknod etc/two c 0 0; chmod 700 etc; ln -s hidden link");
        layers = List.of(folder.resolve("top"), folder.resolve("middle"), folder.resolve("bottom"));
        target = folder.resolve("target");
        mounts.overlay(layers, target);
        copy = folder.resolve("copy");
        new TreeCopy(new ProgramRunner()).copy(target, copy);
    }

    @AfterEach
    void unmount() {
        mounts.detach(target);
    }

    private static String shell(Path folder, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-ec", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static String listing(Path root) throws IOException, InterruptedException {
        return shell(
                root,
                "find . -printf '%p %y %m %U %G %l %T@\\n' | sort; find . ! -type d -printf '%p %s\\n' | sort"
                        + "; find . -type f -exec sha256sum {} + | sort; getfattr -R -h -m '^user' -d .");
    }

    private List<String> changes(String... mountPoints) throws IOException {
        return new CopiedTree(copy, layers, Set.of(mountPoints), () -> {})
                .changes().stream()
                        .map(change -> change.kind().name().charAt(0) + " " + change.path())
                        .toList();
    }

    @Test
    @Tag("R-FS-02")
    void itIsTheSameAndHasNoChanges() throws Exception {
        assertThat(listing(copy)).isEqualTo(listing(target)).contains("./hidden/i", "./was-file/in");
        assertThat(changes()).isEmpty();
    }

    @Test
    @Tag("R-FS-06")
    void whatIsWrittenToItIsTold() throws Exception {
        shell(
                copy,
                "echo longer >etc/one; rm etc/other; echo n >etc/new; chmod 711 hidden; ln -sfn opt link; mkdir srv"
                        + "; rm -r was-file; echo again >was-file; mkdir mnt mnt/a; : >mnt/b; touch was-folder");
        assertThat(changes("/mnt/a", "/mnt/b"))
                .containsExactly(
                        "C /etc",
                        "D /etc/other",
                        "A /etc/new",
                        "C /etc/one",
                        "C /hidden",
                        "C /link",
                        "A /srv",
                        "C /was-file",
                        "C /was-folder");
        assertThat(Files.readString(folder.resolve("middle/etc/one"))).isEqualTo("new\n");
    }
}
