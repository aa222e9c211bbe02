package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.volume.VolumeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of a container's files goes into a checkpoint, and comes back. */
class CheckpointFilesTest extends CheckpointEngineTest {
    private static final String CHANGES = "rm /etc/gone; echo changed >/etc/keep; rm -r /opt/box; mkdir /opt/box;"
            + " echo new >/opt/box/c; mkfifo /opt/pipe; ln /etc/keep /etc/second; ln -s /etc/keep /opt/link;"
            + " echo only >/srv-own; chmod 600 /srv-own; echo x >/tight/x; " + COUNTER;

    private Container changed(String name) throws IOException {
        importBundle(engine, "changes", CHANGES, rootfs -> {
            Files.writeString(rootfs.resolve("etc/keep"), "kept");
            Files.writeString(rootfs.resolve("etc/gone"), "gone");
            Path box = Files.createDirectories(rootfs.resolve("opt/box"));
            Files.writeString(box.resolve("a"), "a");
            Files.writeString(box.resolve("b"), "b");
            Files.createDirectory(
                    rootfs.resolve("tight"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x---")));
        });
        Container container = started("changes", name);
        ticks(container, 3);
        return container;
    }

    private void assertChanged(Container container) throws IOException {
        assertThat(inside(container, "/etc/gone")).doesNotExist();
        assertThat(inside(container, "/etc/keep")).hasContent("changed");
        assertThat(Files.getAttribute(inside(container, "/etc/keep"), "unix:nlink"))
                .isEqualTo(2);
        assertThat(Files.readSymbolicLink(inside(container, "/opt/link"))).hasToString("/etc/keep");
        try (Stream<Path> box = Files.list(inside(container, "/opt/box"))) {
            assertThat(box.map(file -> file.getFileName().toString())).containsExactly("c");
        }
        assertThat(Files.readAttributes(inside(container, "/opt/pipe"), "isOther")
                        .values())
                .containsExactly(true);
        assertThat(Files.getPosixFilePermissions(inside(container, "/srv-own")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(inside(container, "/tight")))
                .isEqualTo(PosixFilePermissions.fromString("rwx--x---"));
    }

    @Test
    @Tag("R-CKPT-10")
    @Tag("R-CKPT-14")
    void whatWasAddedChangedAndDeletedIsThereAgainThoughTheContainerWasRemoved() throws IOException {
        Container container = changed("one");
        assertChanged(container);
        Checkpoint taken = take("one", "first", STOPPING);
        Path kept = Path.of(taken.path());
        assertThat(kept.resolve("deleted.files")).content().contains("\"/etc/gone\"", "\"/opt/box/a\"");
        for (String member : List.of(
                "images/inventory.img",
                "container.json",
                "slipway.json",
                "spec.dump",
                "network.status",
                "rootfs-diff.tar",
                "rootfs-changes.json",
                "ctr.log",
                "stats-dump",
                "dump.log")) {
            assertThat(kept.resolve(member)).isRegularFile();
        }
        assertThat(taken.sizes()).containsOnlyKeys("memory", "metadata", "files", "volumes", "log", "other");
        assertThat(taken.sizes().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(taken.size());
        container.remove(true, false);

        ContainerRecord again = engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);

        Container restored = engine.containers().require(again.id());
        int then = last(restored);
        ticks(restored, then + 3);
        assertChanged(restored);
    }

    @Test
    @Tag("R-CKPT-14")
    void changesCanBeLeftOut() throws IOException {
        changed("two");
        take("two", "whole", RUNNING);
        Checkpoint bare = take("two", "bare", RUNNING.edit().ignoreRootfs(true).build());
        assertThat(Path.of(bare.path(), "rootfs-diff.tar")).doesNotExist();

        // CRIU opens /count, which is not there without the changes.
        assertThat(refused(() -> engine.checkpoints().restore(RestoreRequest.clone("bare", "bare-twin"), Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(refused(() -> engine.checkpoints()
                                .restore(
                                        RestoreRequest.clone("whole", "twin")
                                                .edit()
                                                .ignoreRootfs(true)
                                                .build(),
                                        Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(engine.containers().list()).extracting(ContainerRecord::name).containsExactly("two");
    }

    private Container laden(String name) {
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle("counter")
                                .edit()
                                .name(name)
                                .command(List.of("/bin/sh", "-c", COUNTER.replace(">>/count", ">>/hold/count")))
                                .volumes(List.of(new VolumeRequest("cargo", "/hold", List.of())))
                                .build())
                        .id());
        container.start(false);
        ticks(container, 5);
        return container;
    }

    @Test
    @Tag("R-CKPT-06")
    void aVolumeOfTheNameIsInTheWayUnlessVolumesAreIgnored() {
        laden("loader");
        take("loader", "laden", STOPPING);
        RestoreRequest clone = RestoreRequest.clone("laden", "twin");

        assertThat(engine.checkpoints().preflight(clone))
                .filteredOn(found -> found.code().equals("volume-exists"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.severity()).isEqualTo(Finding.Severity.ERROR);
                    assertThat(found.pointer()).isEqualTo("/ignoreVolumes");
                    assertThat(found.remedy()).contains("Ignore volumes");
                });
        assertThat(refused(() -> engine.checkpoints().restore(clone, Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.VOLUME_EXISTS);
        engine.containers().require("loader").remove(true, false);
        engine.checkpoints()
                .restore(
                        RestoreRequest.inPlace("laden")
                                .edit()
                                .ignoreVolumes(true)
                                .build(),
                        Progress.NONE);
        Container again = engine.containers().require("loader");
        int then = last(again);
        ticks(again, then + 3);
    }

    @Test
    @Tag("R-CKPT-06")
    void filesOfVolumesCanBeLeftOutAndAreMissedThen() {
        Container container = laden("loader");
        Checkpoint taken =
                take("loader", "light", STOPPING.edit().ignoreVolumes(true).build());
        assertThat(Path.of(taken.path(), "volumes")).doesNotExist();
        container.remove(true, false);
        engine.containers().removeVolume("cargo", true, Duration.ZERO);

        assertThat(refused(() -> engine.checkpoints().restore(RestoreRequest.inPlace("light"), Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_VOLUME);
        assertThat(engine.volumes().list()).isEmpty();
    }

    @Test
    void whatTheContainerPutOutGoesWithIt() {
        Container container = started("counter", "talks");
        ticks(container, 5);
        take("talks", "first", STOPPING);
        List<Integer> before = numbers(container);
        container.remove(true, false);
        engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);
        Container again = engine.containers().require("talks");
        await().until(() -> numbers(again).size() > before.size() + 2);
        assertThat(numbers(again)).startsWith(before.toArray(Integer[]::new)).doesNotHaveDuplicates();
    }

    @Test
    @Tag("R-CKPT-02")
    @Tag("R-CKPT-11")
    @Tag("R-CKPT-12")
    void onlyWhatRunsIsSavedAndAPreCheckpointOnlyWhereTheKernelTracksMemory() {
        Container container = started("counter", "one");
        ticks(container, 3);
        boolean tracks = tracksMemory();
        var pre = RUNNING.edit().preCheckpoint(true).build();
        if (tracks) {
            assertThat(take("one", "pre", pre).options().preCheckpoint()).isTrue();
            assertThat(take("one", "next", RUNNING.edit().withPrevious(true).build())
                            .parent())
                    .isNotNull();
        } else {
            assertThat(refused(() -> take("one", "pre", pre)).kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(refused(() -> take(
                                    "one",
                                    "next",
                                    RUNNING.edit().withPrevious(true).build()))
                            .hint())
                    .contains("CONFIG_MEM_SOFT_DIRTY");
            assertThat(engine.checkpoints().list(null)).isEmpty();
        }
        int pid = container.record().state().pid();
        take("one", "runs", RUNNING);
        assertThat(container.record().state().pid()).isEqualTo(pid);
        assertThat(container.record().state().checkpointedAt()).isNotNull();
        container.pause();
        assertThat(refused(() -> take("one", "paused", RUNNING)).kind()).isEqualTo(ErrorKind.STATE_INVALID);
        container.resume();
        container.stop(Duration.ZERO);
        assertThat(refused(() -> take("one", "stopped", RUNNING)).kind()).isEqualTo(ErrorKind.STATE_INVALID);
        String fleeting = engine.containers()
                .create(CreateContainer.ofBundle("counter")
                        .edit()
                        .name("fleeting")
                        .autoRemove(true)
                        .build())
                .id();
        engine.containers().require(fleeting).start(false);
        assertThat(refused(() -> take("fleeting", "no", STOPPING)).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(engine.containers().require(fleeting).record().status()).isEqualTo(ContainerStatus.RUNNING);
    }

    private static boolean tracksMemory() {
        try {
            Programs.run(criu().toString(), "check", "--feature", "mem_dirty_track");
            return true;
        } catch (AssertionError no) {
            return false;
        }
    }

    @Test
    @Tag("R-CKPT-09")
    void theEndIsThatOfTheKillAndTold() {
        Container container = started("counter", "ends");
        ticks(container, 3);
        take("ends", "first", STOPPING);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(container.record().state().exitCode()).isEqualTo(137);
        assertThat(container.record().state().checkpointedAt()).isNotNull();
        engine.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(container.record().state().restoredAt()).isNotNull();
        assertThat(state.events(100).stream()
                        .filter(event -> event.name().equals("ends"))
                        .map(event -> event.action()))
                .containsSubsequence("died", "checkpoint", "restore");
    }

    @Test
    void nothingIsFrozenNorLeftAfterACancel() {
        Container container = started("counter", "stays");
        ticks(container, 3);
        Progress cancelled = new Progress() {
            private int checks;

            @Override
            public void at(String phase, double fraction) {}

            @Override
            public void check() {
                checks++;
                if (checks > 1) {
                    throw dev.slipway.runtime.error.EngineException.of(ErrorKind.CANCELLED, "it was cancelled");
                }
            }
        };
        assertThat(refused(() -> engine.checkpoints().create("stays", "no", STOPPING, cancelled))
                        .kind())
                .isEqualTo(ErrorKind.CANCELLED);
        ticks(container, last(container) + 3);
        assertThat(engine.config().checkpointDir()).isEmptyDirectory();
        assertThat(engine.config()
                        .runRoot()
                        .resolve("containers")
                        .resolve(container.id())
                        .resolve("frozen"))
                .doesNotExist();
        assertThat(Files.exists(engine.config().checkpointDir(), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }
}
