package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcException;
import dev.slipway.state.H2State;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong with the state does not go wrong with the containers, and is said with what to do. */
class StateFaultTest extends WholeSystemTest {
    private static final int MEBIBYTES = 16;
    private static final int MANY = 5_000;

    private DemonstrationBundles bundles;
    private String bundle = "";
    private Path file;
    private Path backup;

    @BeforeEach
    void name() {
        bundles = DemonstrationBundles.in(folder());
        file = helperFolder().root().resolve("state.mv.db");
        backup = helperFolder().root().resolve("state.backup.mv.db");
    }

    /** A container that runs, made by a helper that was stopped in order. */
    private String runningContainer() {
        var helper = startHelper();
        try (var client = new Client(helper.connect())) {
            bundle = client.importInPlace(bundles.hello(), "hello");
            var container = client.create(bundle, "hello");
            client.start(container);
            return container;
        } finally {
            helper.stop();
        }
    }

    private void assertRunsAndRemove(String container, int pid) {
        assertThat(ProcessHandle.of(pid)).isPresent();
        var helper = startHelper();
        try (var client = new Client(helper.connect())) {
            assertThat(client.summary(container).status()).isEqualTo("running");
            assertThat(client.summary(container).pid()).isEqualTo(pid);
            client.containers().forEach(each -> client.remove(each.id()));
        } finally {
            helper.stop();
        }
    }

    private int pid(String container) throws IOException {
        return Integer.parseInt(Files.readString(helperFolder()
                        .runRoot()
                        .resolve("containers")
                        .resolve(container)
                        .resolve("pidfile"))
                .strip());
    }

    @Test
    @Tag("R-RT-08")
    void aDamagedStateIsRefusedWithItsBackupAndContainersGoOn() throws IOException {
        var container = runningContainer();
        var pid = pid(container);
        Files.write(file, new byte[20_000]);

        assertThat(HelperProcess.refused(helperFolder()))
                .contains("could not open the state " + file, "damaged", "go on", backup.toString());
        assertThat(helperFolder().socket()).doesNotExist();

        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        assertRunsAndRemove(container, pid);
    }

    @Test
    void aMissingStateIsNotMadeAnewOverContainers() throws IOException {
        var container = runningContainer();
        var pid = pid(container);
        Files.delete(file);

        assertThat(HelperProcess.refused(helperFolder()))
                .contains("its state is missing", container, "state.backup.mv.db");
        assertThat(helperFolder().socket()).doesNotExist();
        assertThat(file).doesNotExist();

        H2State.open(Files.createDirectory(folder().resolve("empty")), Map.of()).close();
        Files.copy(folder().resolve("empty").resolve("state.mv.db"), file);
        assertThat(HelperProcess.refused(helperFolder())).contains("damaged", backup.toString());
        var aside = folder().resolve("aside");
        Files.move(backup, aside);
        assertThat(HelperProcess.refused(helperFolder())).contains("its state is missing", container);

        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        assertRunsAndRemove(container, pid);
    }

    @Test
    void anOldStateIsRefusedBesideANewerBackupAndAloneLeavesYoungContainersAlone() throws IOException {
        var first = runningContainer();
        var old = Files.readAllBytes(file);
        String second;
        var helper = startHelper();
        try (var client = new Client(helper.connect())) {
            second = client.create(bundle, "second");
            client.start(second);
        } finally {
            helper.stop();
        }
        var pid = pid(second);
        var newest = Files.readAllBytes(file);
        Files.write(file, old);
        assertThat(HelperProcess.refused(helperFolder())).contains("damaged", backup.toString());

        Files.delete(backup);
        helper = startHelper();
        try (var client = new Client(helper.connect())) {
            assertThat(client.containers()).singleElement().satisfies(each -> {
                assertThat(each.id()).isEqualTo(first);
                assertThat(each.status()).isEqualTo("running");
            });
        } finally {
            helper.stop();
        }
        assertThat(ProcessHandle.of(pid)).isPresent();
        assertThat(helper.output()).contains(second, "left alone");

        Files.write(file, newest);
        Files.delete(backup);
        assertRunsAndRemove(second, pid);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        var container = runningContainer();
        var pid = pid(container);
        var mount = TestMount.readOnly(helperFolder().root());
        try {
            assertThat(HelperProcess.refused(helperFolder()))
                    .contains("could not open the state " + file, "Make its folder writable");
            assertThat(helperFolder().socket()).doesNotExist();
        } finally {
            mount.close();
        }
        assertRunsAndRemove(container, pid);
    }

    @Test
    void aFullDiskRefusesAndLosesNothingAndGoesOnWithSpace() throws Exception {
        closedAtEnd(TestMount.small(helperFolder().root(), MEBIBYTES));
        var helper = startHelper();
        List<String> created = new ArrayList<>();
        var filler = helperFolder().root().resolve("filler");
        try (var client = new Client(helper.connect())) {
            bundle = client.importInPlace(bundles.hello(), "hello");
            var running = client.create(bundle, "running");
            client.start(running);
            created.add(running);
            created.add(client.create(bundle, "waiting"));
            fill(filler);
            var refused = refusal(client, created);
            assertThat(refused.kind()).contains(ErrorKind.STORAGE);
            assertThat(refused.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("Free space"));
            Refusals.assertRefused(() -> client.start(created.get(1)), ErrorKind.STORAGE, "could not");
            Refusals.assertRefused(() -> client.stop(running), ErrorKind.STORAGE, "could not save");
            assertThat(client.summary(running).status()).isEqualTo("running");
            ProcessHandle.of(pid(client.summary(running).pid())).orElseThrow().destroyForcibly();

            Files.delete(filler);
            assertThat(client.awaitExit(running)).isEqualTo(137);
            client.start(created.get(1));
            client.start(running);
            assertThat(client.containers()).hasSameSizeAs(created).allMatch(each -> created.contains(each.id()));
        }
        helper.kill9();
        try (var client = new Client(startHelper().connect())) {
            assertThat(client.containers()).hasSameSizeAs(created).allMatch(each -> created.contains(each.id()));
            assertThat(client.summary(created.get(0)).status()).isEqualTo("running");
            created.forEach(client::remove);
        }
    }

    private static int pid(@Nullable Integer pid) {
        return Objects.requireNonNull(pid);
    }

    /** Creates containers until one is refused; the file has some free space within. */
    private RpcException refusal(Client client, List<String> created) {
        for (int i = 0; i < MANY; i++) {
            try {
                created.add(client.create(bundle, "many-" + i));
            } catch (RpcException refused) {
                return refused;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (filler.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        }
    }
}
