package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.FilePut;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.storage.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of containers: what changed, all of them as a tar, and single ones, of which none is outside. */
@Tag("machine")
@Tag("host")
class EngineFilesTest extends EngineTest {
    private static final FilePut.Access AS_IT_IS = new FilePut.Access(null, null, null);

    private Container container;

    @BeforeEach
    void createLayered() throws IOException {
        Files.writeString(rootfs().resolve("etc/motd"), "hello\n");
        Files.writeString(file("secret"), "of the host\n");
        container = create(CreateContainer.ofBundle(CopiedBundle.of(this).id())
                .edit()
                .command(List.of("/bin/sh", "-c", "echo ready; while :; do sleep 1; done"))
                .stopSignal(9)
                .terminal(false)
                .readOnly(false)
                .build());
    }

    private void run(String script) throws Exception {
        Container changing = container;
        changing.start(false);
        awaitLog(changing, "ready");
        Programs.run(
                "nsenter",
                "--target",
                Integer.toString(changing.record().state().pid()),
                "--mount",
                "--root",
                "--wd=/",
                "/bin/busybox",
                "sh",
                "-ec",
                script);
    }

    private List<String> changes(Container of) {
        return engine.containers().changes(of.id(), () -> {}).stream()
                .map(change -> change.kind().name().charAt(0) + " " + change.path())
                .toList();
    }

    private String read(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.containers().files().read(container.id(), path, bytes, Progress.NONE);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void put(String path, String text) {
        put(path, text, AS_IT_IS);
    }

    private void put(String path, String text, FilePut.Access access) {
        engine.containers()
                .filePut()
                .put(
                        container.id(),
                        path,
                        access,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        Progress.NONE);
    }

    private static EngineException refused(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call);
    }

    @Test
    @Tag("R-FS-06")
    void changesAreToldWhileItRunsAfterItsEndAndNotOfARootfsInPlace() throws Exception {
        assertThat(changes(container)).isEmpty();
        run("echo x >/etc/new; rm /etc/motd; mkdir /srv; ln -s /etc /srv/link; chmod 700 /tmp");
        List<String> expected = List.of("C /etc", "D /etc/motd", "A /etc/new", "A /srv", "A /srv/link", "C /tmp");
        assertThat(changes(container)).isEqualTo(expected);
        container.stop(Duration.ZERO);
        assertThat(changes(container)).isEqualTo(expected);
        Container plain = sleeping(null);
        assertThat(refused(() -> changes(plain)).kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    @Test
    @Tag("R-CTR-58")
    @Tag("R-FS-07")
    void anExportHasEveryFileWhetherItRunsOrNotAndLeavesNoMount() throws Exception {
        run("echo x >/etc/new; rm /etc/motd; ln /etc/new /etc/again; mkfifo /pipe; mknod /null c 1 3");
        for (int i = 0; i < 2; i++) {
            Path tar = file("export.tar");
            try (var output = Files.newOutputStream(tar)) {
                engine.containers().files().export(container.id(), output, Progress.NONE);
            }
            List<String> names =
                    Programs.run("tar", "-tvf", tar.toString()).lines().toList();
            assertThat(names).anyMatch(line -> line.endsWith("./bin/busybox"));
            assertThat(names).anyMatch(line -> line.startsWith("h") && line.contains("./etc/"));
            assertThat(names).anyMatch(line -> line.startsWith("p") && line.endsWith("./pipe"));
            assertThat(names).anyMatch(line -> line.startsWith("c") && line.endsWith("./null"));
            assertThat(names).noneMatch(line -> line.contains("motd") || line.contains("./proc/1"));
            if (i == 0) {
                container.stop(Duration.ZERO);
            }
            assertThat(overlays()).isEmpty();
            assertThat(file("run/views")).isEmptyDirectory();
        }
        assertThat(state.events(50).stream().map(Event::action).filter("export"::equals))
                .hasSize(2);
    }

    private List<String> overlays() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(file("run").toString()))
                .filter(line -> line.contains(" - overlay "))
                .toList();
    }

    @Test
    @Tag("R-FS-09")
    void aFolderIsListedAndAFileReadWhetherItRunsOrNot() throws Exception {
        assertThat(engine.containers().files().list(container.id(), "/").stream()
                        .map(FileEntry::name))
                .containsExactly("bin", "dev", "etc", "proc", "sys", "tmp");
        assertThat(read("/etc/motd")).isEqualTo("hello\n");
        run("ln -s motd /etc/link; echo x >/etc/new");
        assertThat(engine.containers().files().list(container.id(), "/etc").stream()
                        .map(entry -> entry.inode().kind() + " " + entry.name() + " " + entry.target()))
                .containsExactly("link link motd", "file motd null", "file new null");
        assertThat(read("/etc/link")).isEqualTo("hello\n");
        assertThat(overlays()).hasSize(1);
    }

    @Test
    @Tag("R-FS-09")
    void nothingOfTheHostIsReadOrWrittenThroughLinksOrUpwards() throws Exception {
        Path secret = file("secret");
        String up = "../".repeat(12);
        run("ln -s " + secret + " /out; ln -s " + up + secret.toString().substring(1) + " /up; ln -s "
                + secret.getParent() + " /folder; ln -s " + up + " /root-of-all; ln -s /proc/self/root /magic");
        for (int i = 0; i < 2; i++) {
            for (String path : List.of("/out", "/up", "/folder/secret", up + secret, "/magic" + secret)) {
                assertThat(refused(() -> read(path)).kind()).as(path).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            }
            for (String path : List.of("/folder/made", "/magic/tmp/made", up + secret + "/made")) {
                assertThat(refused(() -> put(path, "x")).kind()).as(path).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            }
            assertThat(refused(() -> put("/out", "x")).message()).contains("is a link");
            assertThat(read("/root-of-all/etc/motd")).isEqualTo("hello\n");
            put("/root-of-all/tmp/made", "in the container");
            assertThat(read("/tmp/made")).isEqualTo("in the container");
            if (i == 0) {
                container.stop(Duration.ZERO);
            }
        }
        assertThat(secret).hasContent("of the host");
        assertThat(secret.resolveSibling("made")).doesNotExist();
        assertThat(Path.of("/tmp/made")).doesNotExist();
    }

    @Test
    @Tag("R-FS-09")
    void pipesDevicesAndFoldersAreNeitherOpenedNorReplaced() throws Exception {
        run("mkfifo /pipe; mknod /zero c 1 5; mkdir /folder");
        for (String path : List.of("/pipe", "/zero")) {
            assertThat(refused(() -> read(path)).kind()).as(path).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(refused(() -> put(path, "x")).message()).as(path).contains("is a ");
        }
        assertThat(refused(() -> put("/folder", "x")).message()).contains("is a folder");
        for (String path : List.of(
                "relative", "/", "/etc/", "/etc/..", "/etc/.", "/none/x", "/etc/motd/x", "/etc/" + "n".repeat(256))) {
            assertThat(refused(() -> put(path, "x")).kind()).as(path).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        assertThat(file("root/unfinished")).isEmptyDirectory();
    }

    @Test
    @Tag("R-FS-09")
    void aFileThatIsPutIsThereForTheNextRunAndOneThatWasThereKeepsItsOwnerAndMode() throws Exception {
        put("/tmp/new", "new\n", new FilePut.Access(1000, 1001, 0751));
        run("chmod 640 /etc/motd; chown 5:6 /etc/motd");
        put("/etc/motd", "changed\n");
        assertThat(Files.readString(
                        Path.of("/proc/" + container.record().state().pid() + "/root/etc/motd")))
                .isEqualTo("changed\n");
        Path made = Path.of("/proc/" + container.record().state().pid() + "/root/tmp/new");
        assertThat(Files.readString(made)).isEqualTo("new\n");
        assertThat(Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(1000);
        assertThat((int) Files.getAttribute(made, "unix:mode") & 07777).isEqualTo(0751);
        Path motd = made.resolveSibling("../etc/motd");
        assertThat(Files.getAttribute(motd, "unix:uid")).isEqualTo(5);
        assertThat((int) Files.getAttribute(motd, "unix:mode") & 07777).isEqualTo(0640);
    }

    @Test
    @Tag("R-FS-09")
    void aPutThatIsCancelledChangesNothing() {
        Progress cancelled = new Progress() {
            @Override
            public void at(String phase, double fraction) {}

            @Override
            public void check() {
                throw EngineException.of(ErrorKind.CANCELLED, "cancelled");
            }
        };
        assertThat(refused(() -> engine.containers()
                                .filePut()
                                .put(
                                        container.id(),
                                        "/etc/new",
                                        AS_IT_IS,
                                        new ByteArrayInputStream(new byte[100]),
                                        cancelled))
                        .kind())
                .isEqualTo(ErrorKind.CANCELLED);
        assertThat(changes(container)).isEmpty();
        assertThat(file("root/unfinished")).isEmptyDirectory();
        assertThat(file("run/containers/" + container.id())).doesNotExist();
    }
}
