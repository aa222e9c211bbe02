package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.Volume;
import dev.slipway.runtime.state.VolumeUse;
import dev.slipway.runtime.volume.CreateVolume;
import dev.slipway.runtime.volume.PrunedVolume;
import dev.slipway.runtime.volume.VolumeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes: made, used, taken along and removed. */
class EngineVolumeTest extends EngineTest {
    @Test
    @Tag("R-VOL-03")
    void aVolumeHasAFolderThatOnlyItsUsersSee() throws IOException {
        Volume volume = engine.volumes()
                .create(new CreateVolume(
                        "cargo", "local", Map.of("ship", "liner"), Map.of("uid", "1000", "o", "gid=1001")));
        assertThat(engine.volumes().require("cargo")).isEqualTo(volume);
        assertThat(engine.volumes().require(volume.id().substring(0, 12))).isEqualTo(volume);
        Path folder = file("root/volumes/cargo");
        assertThat(modeOf(folder)).isEqualTo("rwx------");
        assertThat(engine.volumes().data(volume)).isEqualTo(folder.resolve("_data"));
        assertThat(modeOf(folder.resolve("_data"))).isEqualTo("rwxr-xr-x");
        assertThat(ownerOf(folder.resolve("_data"))).isEqualTo("1000:1001");
        assertThat(volume.labels()).containsExactly(Map.entry("ship", "liner"));
        EngineException taken = failure(() -> create("cargo", Map.of()));
        assertThat(taken.kind()).isEqualTo(ErrorKind.VOLUME_EXISTS);
        assertThat(taken.id()).isEqualTo(volume.id());
        assertThat(eventsOf(volume)).containsExactly("create");
    }

    @Test
    @Tag("R-VOL-03")
    void whatMakesNoSenseIsRefusedAndLeavesNothing() throws IOException {
        for (String name : List.of("", "a/b", ".hidden", "..", "-x", "a b", "x".repeat(129))) {
            assertThat(failure(() -> create(name, Map.of())).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        for (Map<String, String> options : List.of(
                Map.of("colour", "red"),
                Map.of("uid", "root"),
                Map.of("uid", "-1"),
                Map.of("uid", "1", "o", "uid=2"),
                Map.of("o", "bind"),
                Map.of("o", ""),
                Map.of("type", "ext4"),
                Map.of("type", ""),
                Map.of("copy", "", "nocopy", ""))) {
            EngineException refused = failure(() -> create("odd", options));
            assertThat(refused.kind()).as(options.toString()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(refused.hint()).as(options.toString()).isNotBlank();
        }
        for (String bound : List.of("size", "inodes")) {
            EngineException refused = failure(() -> create("bounded", Map.of(bound, "1000")));
            assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(refused.message()).contains("project quotas");
        }
        assertThat(failure(() -> engine.volumes().create(new CreateVolume("x", "nfs", Map.of(), Map.of())))
                        .kind())
                .isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(failure(() -> engine.volumes().create(new CreateVolume("x", "image", Map.of(), Map.of())))
                        .message())
                .contains("option image");
        assertThat(engine.volumes().list()).isEmpty();
        assertThat(folders()).isEmpty();
    }

    @Test
    @Tag("R-VOL-03")
    void whatOneContainerWritesAnotherReads() throws Exception {
        Container writer = create(request("/bin/sh", "-c", "echo freight > /hold/list"), use("cargo", "/hold"));
        writer.start(false);
        assertThat(ended(writer).exitCode()).isZero();
        Container reader = create(
                request("/bin/sh", "-c", "cat /other/place/list; echo more > /other/place/list || echo refused"),
                use("cargo", "/other/place", "ro"));
        reader.start(false);
        ended(reader);
        awaitLog(reader, "freight");
        awaitLog(reader, "refused");
        assertThat(engine.volumes().list()).extracting(Volume::name).containsExactly("cargo");
        assertThat(engine.volumes().users(engine.volumes().require("cargo")))
                .extracting(user -> user.id())
                .containsExactlyInAnyOrder(writer.id(), reader.id());
        assertThat(engine.containers().lookups().matching(Map.of("volume", List.of("cargo"))))
                .hasSize(2);
        assertThat(engine.containers().lookups().matching(Map.of("volume", List.of("/hold"))))
                .extracting(found -> found.id())
                .containsExactly(writer.id());
    }

    @Test
    @Tag("R-VOL-04")
    void theFirstUseTakesOverWhatIsThereWithAllThatBelongsToIt() throws Exception {
        Path there = tree(rootfs().resolve("srv/data"));
        Container first = create(request("/bin/true"), use("cargo", "/srv/data"));
        Path data = data("cargo");
        assertThat(names(data)).isEmpty();
        first.start(false);
        assertThat(ended(first).exitCode()).isZero();
        assertThat(listing(data)).isEqualTo(listing(there));
        assertThat(xattr(data.resolve("plain"))).isEqualTo("blue");
        assertThat(Files.getAttribute(data.resolve("plain"), "unix:ino"))
                .isEqualTo(Files.getAttribute(data.resolve("twin"), "unix:ino"));
        Files.writeString(data.resolve("plain"), "changed");
        assertThat(there.resolve("plain")).hasContent("freight");
    }

    @Test
    @Tag("R-VOL-04")
    void aVolumeIsFilledOnlyOnce() throws Exception {
        tree(rootfs().resolve("srv/data"));
        run(use("cargo", "/srv/data"));
        for (String name : names(data("cargo"))) {
            Programs.run("rm", "-rf", data("cargo").resolve(name).toString());
        }
        run(use("cargo", "/srv/data"));
        assertThat(names(data("cargo"))).isEmpty();
        assertThat(engine.volumes().require("cargo").fresh()).isFalse();
    }

    @Test
    @Tag("R-VOL-04")
    void whatAVolumeHoldsIsKept() throws Exception {
        tree(rootfs().resolve("srv/data"));
        create("cargo", Map.of());
        Files.writeString(data("cargo").resolve("mine"), "x");
        run(use("cargo", "/srv/data"));
        assertThat(names(data("cargo"))).containsExactly("mine");
        assertThat(ownerOf(data("cargo"))).isEqualTo("0:0");
    }

    @Test
    @Tag("R-VOL-04")
    void withoutCopyOnlyOwnerAndModeAreTakenOver() throws Exception {
        tree(rootfs().resolve("srv/data"));
        run(use("byUse", "/srv/data", "nocopy"));
        create("byVolume", Map.of("nocopy", ""));
        run(use("byVolume", "/srv/data"));
        create("owned", Map.of("o", "uid=7,nocopy"));
        run(use("owned", "/srv/data"));
        for (String name : List.of("byUse", "byVolume", "owned")) {
            assertThat(names(data(name))).isEmpty();
            assertThat(modeOf(data(name))).isEqualTo("rwxr-x---");
        }
        assertThat(ownerOf(data("byUse"))).isEqualTo("1000:1001");
        assertThat(ownerOf(data("owned"))).isEqualTo("7:1001");
    }

    @Test
    @Tag("R-VOL-04")
    void itsProcessOwnsAVolumeWhereNothingIs() throws Exception {
        Container container =
                create(request("/bin/true").edit().user("1234:4321").build(), use("cargo", "/new/place"));
        container.start(false);
        assertThat(ended(container).exitCode()).isZero();
        assertThat(ownerOf(data("cargo"))).isEqualTo("1234:4321");
        Container other = create(request("/bin/true").edit().user("99:99").build(), use("cargo", "/new/place"));
        other.start(false);
        ended(other);
        assertThat(ownerOf(data("cargo"))).isEqualTo("1234:4321");
    }

    @Test
    @Tag("R-VOL-04")
    void aLinkLeadsNotOutOfTheRootFilesystem() throws Exception {
        Path outside = Files.createDirectory(file("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Files.createSymbolicLink(rootfs().resolve("escape"), outside);
        run(use("cargo", "/escape"));
        assertThat(names(data("cargo"))).isEmpty();
        Files.createDirectories(rootfs().resolve("real"));
        Files.writeString(rootfs().resolve("real/inside"), "x");
        Files.createSymbolicLink(rootfs().resolve("link"), Path.of("/real"));
        run(use("other", "/link"));
        assertThat(names(data("other"))).containsExactly("inside");
    }

    @Test
    @Tag("R-OPT-08")
    void placesAndOptionsThatMakeNoSenseAreFound() throws IOException {
        for (VolumeRequest odd : List.of(
                use("cargo", "hold"),
                use("cargo", "/"),
                use("cargo", "/a/../.."),
                use("cargo", "/hold\0"),
                use("car/go", "/hold"),
                use("cargo", "/hold", "ro", "rw"),
                use("cargo", "/hold", "shared"))) {
            EngineException refused = failure(() -> create(request("/bin/true"), odd));
            assertThat(refused.kind()).as(odd.toString()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(refused.hint()).as(odd.toString()).isNotBlank();
        }
        EngineException twice =
                failure(() -> create(request("/bin/true"), use("cargo", "/hold"), use("other", "//hold/.")));
        assertThat(twice.message()).contains("two volumes", "/hold");
        assertThat(engine.volumes().list()).isEmpty();
        assertThat(folders()).isEmpty();
    }

    @Test
    @Tag("R-VOL-07")
    void aContainerThatIsNotMadeLeavesNoVolume() throws IOException {
        sleeping("taken");
        create("old", Map.of());
        EngineException refused = failure(() -> create(
                request("/bin/true").edit().name("taken").build(),
                use("cargo", "/hold"),
                use("old", "/old"),
                use(null, "/nameless")));
        assertThat(refused.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
        assertThat(engine.volumes().list()).extracting(Volume::name).containsExactly("old");
        assertThat(folders()).containsExactly("old");
    }

    @Test
    @Tag("R-VOL-05")
    void aVolumeThatIsUsedIsRemovedOnlyByForceAndItsUsersAreTold() throws IOException {
        Container web = create(request(SLEEP).edit().name("web").stopSignal(9).build(), use("cargo", "/hold"));
        Container job = create(request("/bin/true").edit().name("job").build(), use("cargo", "/hold"));
        web.start(false);
        Volume volume = engine.volumes().require("cargo");
        EngineException refused = failure(() -> engine.containers().removeVolume("cargo", false, null));
        assertThat(refused.kind()).isEqualTo(ErrorKind.IN_USE);
        assertThat(refused.message()).contains("web", "job");
        assertThat(refused.id()).isEqualTo(volume.id());
        assertThat(refused.details().get("containers"))
                .isEqualTo(Stream.of(web.id(), job.id()).sorted().toList());
        engine.containers().removeVolume("cargo", true, Duration.ZERO);
        assertThat(engine.containers().list()).isEmpty();
        assertThat(engine.volumes().list()).isEmpty();
        assertThat(folders()).isEmpty();
        assertThat(eventsOf(volume)).containsExactly("create", "remove");
        assertThat(failure(() -> engine.containers().removeVolume("cargo", true, null))
                        .kind())
                .isEqualTo(ErrorKind.NO_SUCH_VOLUME);
    }

    @Test
    @Tag("R-VOL-05")
    void aProtectedUserKeepsItsVolume() {
        Container web = create(request(SLEEP).edit().guarded(true).build(), use("cargo", "/hold"));
        Container other = create(request(SLEEP).edit().stopSignal(9).build(), use("cargo", "/hold"));
        other.start(false);
        assertThat(failure(() -> engine.containers().removeVolume("cargo", true, null))
                        .kind())
                .isEqualTo(ErrorKind.NOT_PERMITTED);
        assertThat(other.record().status().hasProcess()).isTrue();
        assertThat(engine.volumes().list()).hasSize(1);
        web.update(new ContainerUpdate(Resources.NONE, null, null, false, false));
    }

    @Test
    @Tag("R-CTR-32")
    @Tag("R-VOL-05")
    void anAnonymousVolumeGoesWithItsContainerOnlyIfThatIsAsked() throws IOException {
        Container kept = create(request("/bin/true"), use(null, "/hold"));
        Volume volume = volumeOf(kept);
        assertThat(volume.anonymous()).isTrue();
        assertThat(volume.name()).isEqualTo(volume.id());
        kept.remove(false, false);
        assertThat(engine.volumes().list()).containsExactly(volume);
        Container again = create(request("/bin/true"), use(volume.name(), "/hold"), use("named", "/named"));
        Container also = create(request("/bin/true"), use(volume.name(), "/hold"));
        again.remove(false, false, true);
        assertThat(engine.volumes().list()).extracting(Volume::name).containsExactly(volume.name(), "named");
        also.remove(false, false, true);
        assertThat(engine.volumes().list()).extracting(Volume::name).containsExactly("named");
        assertThat(folders()).containsExactly("named");
    }

    @Test
    @Tag("R-VOL-05")
    void whatRemovesItselfTakesItsAnonymousVolumesAlong() throws Exception {
        Container brief = create(request("/bin/true").edit().autoRemove(true).build(), use(null, "/hold"));
        brief.start(false);
        brief.await(Set.of(WaitCondition.REMOVED)).get(20, TimeUnit.SECONDS);
        assertThat(engine.volumes().list()).isEmpty();
        await().untilAsserted(() -> assertThat(folders()).isEmpty());
    }

    @Test
    @Tag("R-POD-46")
    void aPodTakesTheAnonymousVolumesOfItsContainersAlong() throws IOException {
        PodConfig pod = engine.pods().create(CreatePod.named("fleet").on(List.of()));
        create(request(SLEEP).edit().pod(pod.id()).build(), use(null, "/hold"), use("named", "/named"));
        Container outside = create(request("/bin/true"), use(null, "/hold"));
        assertThat(engine.volumes().list()).hasSize(3);
        assertThat(engine.pods().remove("fleet", true, Duration.ZERO))
                .extracting(PodOutcome::error)
                .containsOnlyNulls();
        assertThat(engine.volumes().list())
                .extracting(Volume::name)
                .containsExactly("named", volumeOf(outside).name());
        assertThat(folders()).hasSize(2);
    }

    @Test
    @Tag("R-CTR-34")
    void anEvictionTakesThemAlongIfThatIsAsked() {
        create(request("/bin/true"), use(null, "/hold")).evict();
        assertThat(engine.volumes().list()).hasSize(1);
        create(request("/bin/true"), use(null, "/hold")).evict(true);
        assertThat(engine.volumes().list()).hasSize(1);
    }

    @Test
    @Tag("R-VOL-02")
    @Tag("R-VOL-05")
    void aDeviceIsMountedByTheFirstAndUnmountedByTheLast() throws Exception {
        Volume volume = create("ram", Map.of("type", "tmpfs", "o", "size=1m,mode=1777"));
        Container first = create(request(SLEEP).edit().stopSignal(9).build(), use("ram", "/hold"));
        Container second = create(request(SLEEP).edit().stopSignal(9).build(), use("ram", "/hold"));
        assertThat(engine.volumes().mounted(volume)).isFalse();
        first.start(false);
        assertThat(mountsAt(data("ram"))).containsExactly("tmpfs");
        Files.writeString(data("ram").resolve("list"), "freight");
        second.start(false);
        assertThat(mountsAt(data("ram"))).hasSize(1);
        first.stop(Duration.ZERO);
        assertThat(data("ram").resolve("list")).hasContent("freight");
        second.stop(Duration.ZERO);
        assertThat(mountsAt(data("ram"))).isEmpty();
        assertThat(names(data("ram"))).isEmpty();
        assertThat(eventsOf(volume)).containsExactly("create", "mount", "unmount");
        first.remove(false, false);
        second.remove(false, false);
        engine.volumes().remove("ram");
        assertThat(folders()).isEmpty();
    }

    @Test
    @Tag("R-VOL-04")
    void anEmptyDeviceIsFilledAtItsFirstUseToo() throws Exception {
        Path folder = Files.createDirectory(file("of-the-host"));
        Files.createDirectory(folder.resolve("lost+found"));
        create("bound", Map.of("type", "none", "o", "bind", "device", folder.toString()));
        Files.createDirectories(rootfs().resolve("hold/deep"));
        Files.writeString(rootfs().resolve("hold/deep/list"), "freight");
        Files.createSymbolicLink(rootfs().resolve("hold/link"), Path.of("/etc"));
        run(use("bound", "/hold"));
        assertThat(names(folder)).containsExactly("deep", "link", "lost+found");
        assertThat(folder.resolve("deep/list")).hasContent("freight");
        Files.delete(folder.resolve("link"));
        run(use("bound", "/hold"));
        assertThat(names(folder)).as("only once").containsExactly("deep", "lost+found");
        Path plain = Files.createDirectory(file("plain"));
        create("plain", Map.of("type", "none", "o", "bind,nocopy", "device", plain.toString()));
        run(use("plain", "/hold"));
        assertThat(plain).isEmptyDirectory();
    }

    @Test
    @Tag("R-VOL-05")
    void aFolderOfTheHostIsBoundAndNotTouchedByItsRemoval() throws Exception {
        Path folder = Files.createDirectory(file("of-the-host"));
        Files.writeString(folder.resolve("list"), "freight");
        create("bound", Map.of("type", "none", "o", "bind", "device", folder.toString()));
        Container reader = create(request("/bin/cat", "/hold/list"), use("bound", "/hold"));
        reader.start(false);
        ended(reader);
        awaitLog(reader, "freight");
        assertThat(mountsAt(data("bound"))).isEmpty();
        engine.containers().removeVolume("bound", true, null);
        assertThat(folder.resolve("list")).hasContent("freight");
    }

    @Test
    @Tag("R-VOL-05")
    void aDeviceThatCannotBeMountedKeepsItsContainerFromStarting() {
        create("broken", Map.of("type", "ext4", "device", "/dev/null"));
        Container container = create(request("/bin/true"), use("broken", "/hold"));
        EngineException refused = failure(() -> container.start(false));
        assertThat(refused.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(refused.message()).contains("volume broken", "/dev/null");
        assertThat(refused.hint()).contains("mount(8)");
        assertThat(file("run/containers/" + container.id())).doesNotExist();
        assertMachineAgrees();
    }

    @Test
    @Tag("R-VOL-06")
    void afterARebootNobodyHasAVolume() throws Exception {
        Volume volume = create("ram", Map.of("type", "tmpfs"));
        Container container = create(request(SLEEP).edit().stopSignal(9).build(), use("ram", "/hold"));
        container.start(false);
        reboot("another boot", container);
        engine = openEngine();
        assertThat(mountsAt(data("ram"))).isEmpty();
        engine.containers().removeVolume("ram", true, null);
        assertThat(eventsOf(volume)).endsWith("unmount", "remove");
    }

    @Test
    @Tag("R-VOL-02")
    @Tag("R-VOL-06")
    void aVolumeStaysMountedUnderARunThatAnotherEngineBegan() throws Exception {
        create("ram", Map.of("type", "tmpfs"));
        Container container = create(request(SLEEP).edit().stopSignal(9).build(), use("ram", "/hold"));
        container.start(false);
        engine.close();
        engine = openEngine();
        assertThat(mountsAt(data("ram"))).hasSize(1);
        engine.containers().of(container.id()).stop(Duration.ZERO);
        assertThat(mountsAt(data("ram"))).isEmpty();
    }

    @Test
    @Tag("R-VOL-07")
    void foldersThatAKilledEngineLeftArePutRightAndStrangersStay() throws IOException {
        Volume kept = create("kept", Map.of());
        Files.writeString(data("kept").resolve("list"), "freight");
        Volume fresh = create("fresh", Map.of());
        engine.close();
        Path volumes = file("root/volumes");
        Files.move(volumes.resolve("kept"), volumes.resolve(".gone-" + kept.id()));
        Files.move(volumes.resolve("fresh"), volumes.resolve(".new-" + fresh.id()));
        Files.createDirectories(volumes.resolve(".new-" + "a".repeat(64)).resolve("_data"));
        Files.createDirectories(volumes.resolve(".gone-" + "b".repeat(64)).resolve("_data/deep"));
        Files.createDirectories(volumes.resolve("stranger/_data"));
        Files.writeString(volumes.resolve("stranger/_data/list"), "lost");
        engine = openEngine();
        assertThat(folders()).containsExactly("fresh", "kept", "stranger");
        assertThat(data("kept").resolve("list")).hasContent("freight");
        EngineException refused = failure(() -> create("stranger", Map.of()));
        assertThat(refused.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(volumes.resolve("stranger/_data/list")).hasContent("lost");
    }

    @Test
    @Tag("R-VOL-05")
    void aVolumeWhoseFolderIsMissingIsNotUsedButCanBeRemoved() throws IOException {
        Container container = create(request("/bin/true"), use("cargo", "/hold"));
        Programs.run("rm", "-r", file("root/volumes/cargo").toString());
        EngineException refused = failure(() -> container.start(false));
        assertThat(refused.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(refused.message()).contains("cargo", "not there");
        engine.containers().removeVolume("cargo", true, null);
        assertThat(engine.volumes().list()).isEmpty();
    }

    @Test
    @Tag("R-VOL-05")
    void aPreviewTellsWhatAPruneThenRemoves() throws IOException {
        create("empty", Map.of());
        create("full", Map.of());
        Files.writeString(data("full").resolve("list"), "freight");
        create(request("/bin/true"), use("used", "/hold"));
        List<PrunedVolume> preview = engine.volumes().prune(Map.of(), true);
        assertThat(preview).extracting(PrunedVolume::name).containsExactly("empty", "full");
        assertThat(preview).extracting(PrunedVolume::bytes).containsExactly(0L, 7L);
        assertThat(engine.volumes().list()).hasSize(3);
        assertThat(engine.volumes().prune(Map.of("name", List.of("emp")), false))
                .extracting(PrunedVolume::name)
                .containsExactly("empty");
        assertThat(engine.volumes().prune(Map.of(), false)).containsExactly(preview.get(1));
        assertThat(engine.volumes().list()).extracting(Volume::name).containsExactly("used");
        assertThat(folders()).containsExactly("used");
        assertThat(events().map(Event::action)).endsWith("remove", "prune", "remove", "prune");
        assertThat(failure(() -> engine.volumes().prune(Map.of("colour", List.of("red")), false))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    void volumesLieInOneAnotherAndUnderWhatTheConfigurationMounts() throws Exception {
        Container container = create(
                request("/bin/sh", "-c", "echo a > /outer/a; echo b > /outer/inner/b; echo c > /dev/mqueue/c")
                        .edit()
                        .build(),
                use("inner", "/outer/inner"),
                use("outer", "/outer"),
                use("queue", "/dev/mqueue"));
        container.start(false);
        assertThat(ended(container).exitCode()).isZero();
        assertThat(data("outer").resolve("a")).exists();
        assertThat(names(data("outer").resolve("inner"))).isEmpty();
        assertThat(names(data("inner"))).containsExactly("b");
        assertThat(names(data("queue"))).containsExactly("c");
        assertThat(container.record().config().volumes())
                .extracting(VolumeUse::destination)
                .containsExactly("/dev/mqueue", "/outer", "/outer/inner");
    }

    private Volume create(String name, Map<String, String> options) {
        return engine.volumes().create(new CreateVolume(name, "local", Map.of(), options));
    }

    private static VolumeRequest use(@Nullable String name, String destination, String... options) {
        return new VolumeRequest(name, destination, List.of(options));
    }

    private CreateContainer request(List<String> command) {
        return request(command.toArray(String[]::new));
    }

    private Container create(CreateContainer request, VolumeRequest... volumes) {
        return create(request.edit().volumes(Arrays.asList(volumes)).build());
    }

    /** Runs a container that does nothing with the volume, and removes it. */
    private void run(VolumeRequest volume) throws Exception {
        Container container = create(request("/bin/true"), volume);
        container.start(false);
        assertThat(ended(container).exitCode()).isZero();
        container.remove(false, false);
    }

    private Volume volumeOf(Container container) {
        return engine.volumes()
                .require(container.record().config().volumes().get(0).volume());
    }

    private Path data(String volume) {
        return file("root/volumes/" + volume + "/_data");
    }

    /** All that is in the folder of volumes. */
    private List<String> folders() throws IOException {
        return names(file("root/volumes"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private Stream<Event> events() {
        return state.events(1000).stream().filter(event -> event.type() == Event.Type.VOLUME);
    }

    private List<String> eventsOf(Volume volume) {
        return events().filter(event -> event.id().equals(volume.id()))
                .map(Event::action)
                .toList();
    }

    private static List<String> mountsAt(Path folder) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(" " + folder + " "))
                .map(line -> line.replaceFirst(".* - ", "").replaceFirst(" .*", ""))
                .toList();
    }

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String ownerOf(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid") + ":" + Files.getAttribute(file, "unix:gid");
    }

    private static String xattr(Path file) {
        return Programs.run(
                "python3",
                "-c",
                "import os,sys; print(os.getxattr(sys.argv[1], 'user.colour').decode(), end='')",
                file.toString());
    }

    /** Names, types, modes, owners, sizes, times and targets of links of all in a folder, itself included. */
    private static List<String> listing(Path folder) {
        return Programs.run("find", folder.toString(), "-printf", "%P %y %m %U:%G %n %s %T@ %l\n")
                .lines()
                .map(line -> line.replaceFirst("( d \\d+ \\S+ \\d+) \\d+", "$1"))
                .sorted()
                .toList();
    }

    /** Files of many kinds in a folder that is somebody's own. */
    private static Path tree(Path folder) {
        Programs.run("sh", "-c", """
                mkdir -p "$0/deep/er" && cd "$0"
                echo freight > plain && ln plain twin && ln -s plain link && ln -s /etc/passwd absolute
                printf '#!/bin/sh\\n' > tool && chown 5:6 plain tool && chmod 6755 tool && chmod 600 plain
                truncate -s 1M hole && mkfifo pipe && chmod 700 deep/er && touch -d '2001-02-03 04:05:06' deep/er plain
                python3 -c 'import os; os.setxattr("plain", "user.colour", b"blue")'
                chown 1000:1001 . && chmod 750 . && touch -d '2002-02-03 04:05:06' .
                """, folder.toString());
        return folder;
    }

    private static EngineException failure(ThrowingCallable call) {
        EngineException failure = catchThrowableOfType(EngineException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
