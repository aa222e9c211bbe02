package dev.slipway.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.os.Mounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real overlay keeps of changes, and what is read from it. */
class UpperLayerTest {
    @TempDir
    private Path folder;

    private final Mounts mounts = new Mounts();
    private Path upper;
    private Path target;
    private List<Path> lowers;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        Path bottom = Files.createDirectories(folder.resolve("bottom"));
        Path middle = Files.createDirectories(folder.resolve("middle"));
        upper = Files.createDirectories(folder.resolve("upper"));
        target = Files.createDirectories(folder.resolve("target"));
        shell(
                bottom,
                "mkdir -p etc/deep opt/old opt/kept/inner var; echo 1 >etc/one; echo 2 >etc/two; echo 3 >etc/deep/three"
                        + "; echo 4 >opt/old/four; echo 5 >opt/kept/inner/five; ln -s etc link; echo 6 >var/six");
        shell(middle, "mkdir -p opt etc; mknod opt/old c 0 0; echo b >etc/two");
        lowers = List.of(middle, bottom);
        mounts.overlay(lowers, upper, Files.createDirectories(folder.resolve("work")), target);
    }

    @AfterEach
    void unmount() {
        mounts.detach(target);
    }

    private static void shell(Path folder, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-ec", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private List<String> changes(String... mountPoints) throws IOException {
        return new UpperLayer(upper, lowers, Set.of(mountPoints), () -> {})
                .changes().stream()
                        .map(change -> change.kind().name().charAt(0) + " " + change.path())
                        .toList();
    }

    @Test
    @Tag("R-FS-06")
    void anUntouchedLayerHasNone() throws IOException {
        assertThat(changes()).isEmpty();
    }

    @Test
    @Tag("R-FS-06")
    void filesAreAddedChangedAndDeletedAndTheirFoldersChangedWithThem() throws Exception {
        shell(target, "echo x >etc/one; rm etc/two; echo n >etc/new; mkdir srv; echo s >srv/s; rm link");
        assertThat(changes())
                .containsExactly("C /etc", "A /etc/new", "C /etc/one", "D /etc/two", "D /link", "A /srv", "A /srv/s");
    }

    @Test
    @Tag("R-FS-06")
    void aFolderThatWasMadeAnewHidesWhatWasInItAtAnyDepth() throws Exception {
        shell(target, "rm -r opt; mkdir -p opt/kept/inner; echo n >opt/kept/new; rm -r etc/deep; echo f >etc/deep");
        assertThat(changes())
                .containsExactly(
                        "C /etc",
                        "C /etc/deep",
                        "C /opt",
                        "C /opt/kept",
                        "C /opt/kept/inner",
                        "D /opt/kept/inner/five",
                        "A /opt/kept/new");
    }

    @Test
    @Tag("R-FS-06")
    void whatAMiddleLayerDeletedAlreadyIsAddedAgainAndADeletionOfTheNewIsNone() throws Exception {
        shell(target, "mkdir opt/old; echo n >opt/old/four; echo t >var/t; rm var/t");
        assertThat(changes()).containsExactly("C /opt", "A /opt/old", "A /opt/old/four");
    }

    @Test
    @Tag("R-FS-06")
    void ownerAndModeOfAFolderAreChangesOfItAndAMovedFolderIsThereWhole() throws Exception {
        shell(target, "chmod 0700 var; mv opt/kept opt/moved");
        assertThat(changes())
                .containsExactly(
                        "C /opt",
                        "D /opt/kept",
                        "A /opt/moved",
                        "A /opt/moved/inner",
                        "A /opt/moved/inner/five",
                        "C /var");
    }

    @Test
    @Tag("R-FS-06")
    void whatWasMadeToMountOnIsNoChangeUnlessItHasAContent() throws Exception {
        shell(
                target,
                "mkdir -p run/lock proc; : >run/.containerenv; : >etc/hosts; : >etc/hostname; echo own >etc/resolv.conf");
        assertThat(changes(
                        "/proc", "/run/.containerenv", "/run/lock", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf"))
                .containsExactly("C /etc", "A /etc/resolv.conf");
    }

    @Test
    @Tag("R-FS-06")
    void theWorkEndsWithWhatTheCheckThrows() throws Exception {
        shell(target, "mkdir -p a/b/c");
        assertThatThrownBy(() -> new UpperLayer(upper, lowers, Set.of(), () -> {
                            throw new IllegalStateException("cancelled");
                        })
                        .changes())
                .hasMessage("cancelled");
    }

    @Test
    @Tag("R-FS-08")
    void aLayerOfTheChangesOverTheSameLayersShowsTheSameFiles() throws Exception {
        shell(
                target,
                "rm -r opt; mkdir -p opt/kept; echo n >opt/kept/new; rm etc/one; echo h >etc/h1; ln etc/h1 etc/h2"
                        + "; ln -s /nowhere etc/l; chmod 4755 etc/h1; chown 7:8 var; setfattr -n user.note -v yes etc/h1"
                        + "; printf x >\"$(printf 'b\\303\\251 \\377')\"; mkfifo var/pipe; head -c 300000 /dev/zero >var/big"
                        + "; mkdir $(printf 'd%.0s' $(seq 120)); : >$(printf 'd%.0s' $(seq 120))/$(printf 'f%.0s' $(seq 250)); rm -r etc/deep");
        Path other = Files.createDirectories(folder.resolve("other"));
        Path tar = folder.resolve("layer.tar");
        List<FileChange> found = new UpperLayer(upper, lowers, Set.of(), () -> {}).changes();
        try (var output = Files.newOutputStream(tar)) {
            new RootfsTar().layer(upper, found, folder.resolve("names"), output);
        }
        shell(other, "tar -xpf ../layer.tar --xattrs --xattrs-include='*' --numeric-owner");
        applyWhiteouts(other);
        Path again = Files.createDirectories(folder.resolve("again"));
        mounts.overlay(List.of(other, lowers.get(0), lowers.get(1)), again);
        try {
            assertThat(listing(again)).isEqualTo(listing(target));
        } finally {
            mounts.detach(again);
        }
    }

    /** As whoever applies a layer does. */
    private static void applyWhiteouts(Path layer) throws IOException, InterruptedException {
        shell(
                layer,
                "find . -name '.wh.*' | while read -r f; do n=$(basename \"$f\"); d=$(dirname \"$f\"); rm \"$f\";"
                        + " mknod \"$d/${n#.wh.}\" c 0 0; done");
    }

    /** The links and the size of a folder tell of the layers that it is merged from, not of what is in it. */
    private static String listing(Path root) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-ec",
                        "find . -type d -printf '%p %y %m %U %G\\n' -o -printf '%p %y %m %U %G %n %l %s\\n' | LC_ALL=C sort;"
                                + " find . -type f -exec sha256sum {} + | LC_ALL=C sort; getfattr -R -P -h -m '^user' -d . 2>/dev/null || true")
                .directory(root.toFile())
                .start();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        process.getInputStream().transferTo(all);
        assertThat(process.waitFor()).isZero();
        return all.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
