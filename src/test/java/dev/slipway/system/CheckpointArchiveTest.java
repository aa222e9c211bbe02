package dev.slipway.system;

import static dev.slipway.system.ArchiveMembers.members;
import static dev.slipway.system.ArchiveMembers.packed;
import static dev.slipway.system.ArchiveMembers.with;
import static dev.slipway.system.ArchiveMembers.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.state.MemoryState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checkpoints that move, between engines and to podman and from there. */
class CheckpointArchiveTest extends CheckpointEngineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT =
            "rm /etc/gone; echo changed >/etc/keep; mkdir -p /opt/new; echo x >/opt/new/file; " + COUNTER;

    private byte[] exported(String checkpoint, Compression compression) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long said = engine.checkpoints().exportArchive(checkpoint, compression, bytes, Progress.NONE);
        assertThat(said).isEqualTo(bytes.size());
        return bytes.toByteArray();
    }

    private static Checkpoint imported(Runtime engine, byte[] archive) {
        return engine.checkpoints()
                .importArchive(new ByteArrayInputStream(archive), null, Progress.NONE)
                .get(0);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-CKPT-14")
    void whatIsExportedGoesOnInAnotherEngine(Compression compression) throws IOException {
        Container container = started("counter", "one");
        ticks(container, 5);
        Checkpoint taken = engine.checkpoints().create("one", "first", STOPPING, "a note", Progress.NONE);
        int then = last(container);
        byte[] archive = exported("first", compression);
        container.remove(true, false);

        MemoryState otherState = new MemoryState();
        try (Runtime other = Runtime.open(config("other", "other-run").build(), otherState, InstantSource.system())) {
            importBundle(other, "counter", COUNTER, rootfs -> {});
            Checkpoint here = imported(other, archive);
            assertThat(here.name()).isEqualTo("first");
            assertThat(here.note()).isEqualTo("a note");
            assertThat(here.created()).isEqualTo(taken.created());
            assertThat(here.host()).isEqualTo(taken.host());
            assertThat(here.id()).isNotEqualTo(taken.id());
            assertThat(imported(other, archive).name()).isEqualTo("first-2");

            ContainerRecord restored = other.checkpoints().restore(RestoreRequest.inPlace("first"), Progress.NONE);
            assertThat(restored.id()).isEqualTo(container.id());
            Container goesOn = other.containers().require(restored.id());
            ticks(goesOn, then + 3);
            assertThat(numbers(goesOn)).startsWith(1, 2, 3).doesNotHaveDuplicates();
            removeAll(other);
        } finally {
            otherState.close();
        }
    }

    private String[] podmanRun(String name) {
        return new String[] {
            "run",
            "--detach",
            "--name",
            name,
            "--network=none",
            "--ulimit=nofile=1024:4096",
            "--ulimit=nproc=4096:4096",
            SHELL_IMAGE,
            "/bin/sh",
            "-c",
            SCRIPT
        };
    }

    private static int last(String log) {
        int last = 0;
        for (String line : log.lines().toList()) {
            if (line.startsWith("tick ")) {
                last = Integer.parseInt(line.substring(5));
            }
        }
        return last;
    }

    @Test
    @Tag("R-CKPT-10")
    void whatPodmanExportedGoesOnHere() throws IOException {
        shellImage();
        store().podman(podmanRun("ferry"));
        await().atMost(Duration.ofSeconds(20)).until(() -> last(store().podman("logs", "ferry")) > 5);
        Path archive = folder.resolve("ferry.tar.zst");
        store().podman("container", "checkpoint", "ferry", "--export", archive.toString());
        int then = last(store().podman("logs", "ferry"));
        store().podman("rm", "ferry");

        Checkpoint here = imported(engine, Files.readAllBytes(archive));
        assertThat(here.name()).isEqualTo("ferry");
        assertThat(here.containerName()).isEqualTo("ferry");
        ContainerRecord restored = engine.checkpoints().restore(RestoreRequest.inPlace("ferry"), Progress.NONE);

        Container ferry = engine.containers().require(restored.id());
        assertThat(restored.id()).isEqualTo(here.containerId());
        ticks(ferry, then + 5);
        assertThat(numbers(ferry)).startsWith(1, 2, 3).doesNotHaveDuplicates();
        assertThat(inside(ferry, "/etc/gone")).doesNotExist();
        assertThat(inside(ferry, "/opt/new/file")).hasContent("x");

        // And once more from here, with the shared memory that is kept on the host for it.
        take("ferry", "again", STOPPING);
        assertThat(Path.of(engine.checkpoints().require("again").path(), "devshm-checkpoint.tar"))
                .isRegularFile();
        int second = last(ferry);
        engine.checkpoints().restore(RestoreRequest.inPlace("again"), Progress.NONE);
        ticks(ferry, second + 3);
        Container twin = engine.containers()
                .require(engine.checkpoints()
                        .restore(RestoreRequest.clone("ferry", "twin"), Progress.NONE)
                        .id());
        await().until(() -> numbers(twin).size() > 3);
        assertThat(numbers(twin).get(0)).isBetween(then - 1, then + 1);
    }

    @Test
    @Tag("R-CKPT-10")
    void whatIsExportedGoesOnInPodman() throws IOException {
        shellImage();
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofImage(SHELL_IMAGE)
                                .edit()
                                .name("barge")
                                .networks(List.of())
                                .command(List.of("/bin/sh", "-c", SCRIPT))
                                .build())
                        .id());
        container.start(false);
        ticks(container, 5);
        take("barge", "first", STOPPING);
        int then = last(container);
        container.remove(true, false);
        Path archive = folder.resolve("barge.tar.gz");
        Files.write(archive, exported("first", Compression.GZIP));

        store().podman("container", "restore", "--import", archive.toString());
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> last(store().podman("logs", "barge")) > then + 5);
            assertThat(store().podman("exec", "barge", "cat", "/opt/new/file")).isEqualTo("x\n");
            JsonNode inspected =
                    JSON.readTree(store().podman("inspect", "barge")).get(0);
            assertThat(inspected.path("Id").asText()).isEqualTo(container.id());
        } finally {
            store().podman("rm", "--force", "--time", "0", "barge");
        }
    }

    @Test
    void theArchiveHasTheMembersThatPodmanKnows() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 5);
        take("one", "first", RUNNING);
        Map<String, byte[]> members = members(exported("first", Compression.NONE));
        assertThat(members)
                .containsKeys(
                        "config.dump",
                        "spec.dump",
                        "network.status",
                        "stats-dump",
                        "rootfs-diff.tar",
                        "ctr.log",
                        "checkpoint/",
                        "checkpoint/inventory.img",
                        "checkpoint/descriptors.json",
                        "slipway.json",
                        "container.json")
                .doesNotContainKeys("dump.log", "deleted.files", "devshm-checkpoint.tar");
        JsonNode config = JSON.readTree(members.get("config.dump"));
        assertThat(config.path("id").asText()).isEqualTo(container.id());
        assertThat(config.path("name").asText()).isEqualTo("one");
        assertThat(config.path("createNetNS").asBoolean()).isFalse();
        // What checkpointctl shows.
        assertThat(config.path("runtime").asText()).isEqualTo("runc");
        assertThat(OffsetDateTime.parse(config.path("createdTime").asText()).toInstant())
                .isEqualTo(container.record().config().created());
        assertThat(new String(members.get("network.status"), StandardCharsets.UTF_8))
                .isEqualTo("null");
        JsonNode spec = JSON.readTree(members.get("spec.dump"));
        assertThat(spec.path("process").path("args").path(0).asText()).isEqualTo("/bin/sh");
        assertThat(spec.path("annotations").path("io.container.manager").asText())
                .isEqualTo("libpod");
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private void assertRefused(byte[] archive, ErrorKind kind) throws IOException {
        int before = children().size();
        EngineException error = refused(() -> imported(engine, archive));
        assertThat(error).isNotNull();
        assertThat(error.kind()).as(error.message()).isEqualTo(kind);
        assertThat(children()).hasSize(before);
        assertThat(engine.checkpoints().list(null)).hasSize(1);
    }

    private List<Path> children() throws IOException {
        try (var all = Files.list(engine.config().checkpointDir())) {
            return all.toList();
        }
    }

    @Test
    @Tag("R-CKPT-15")
    void nothingOfAHostileOrDamagedArchiveIsTakenIn() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 3);
        take("one", "first", RUNNING);
        byte[] whole = exported("first", Compression.ZSTD);
        Map<String, byte[]> members = members(exported("first", Compression.NONE));
        Path outside = folder.resolve("outside");

        assertRefused(Arrays.copyOf(whole, whole.length / 2), ErrorKind.INVALID_ARGUMENT);
        assertRefused(new byte[0], ErrorKind.INVALID_ARGUMENT);
        assertRefused("no archive".getBytes(StandardCharsets.UTF_8), ErrorKind.INVALID_ARGUMENT);
        assertRefused(packed(with(members, "../../outside", "x")), ErrorKind.INVALID_ARGUMENT);
        assertRefused(packed(with(members, outside.toString(), "x")), ErrorKind.INVALID_ARGUMENT);
        assertRefused(packed(members, link("checkpoint/more.img", "/etc/passwd")), ErrorKind.INVALID_ARGUMENT);
        assertRefused(packed(members, link("checkpoint/parent", "/etc")), ErrorKind.INVALID_ARGUMENT);
        assertRefused(
                packed(members, new TarArchiveEntry("checkpoint/device", TarConstants.LF_BLK)),
                ErrorKind.INVALID_ARGUMENT);
        assertRefused(packed(without(members, "checkpoint/")), ErrorKind.INVALID_ARGUMENT);
        assertRefused(packed(without(members, "checkpoint/inventory.img")), ErrorKind.CHECKPOINT);
        assertRefused(packed(with(members, "container.json", "{")), ErrorKind.CHECKPOINT);
        assertRefused(packed(with(members, "slipway.json", "{}")), ErrorKind.CHECKPOINT);
        assertRefused(packed(with(members, "deleted.files", "[\"/../../etc/passwd\"]")), ErrorKind.INVALID_ARGUMENT);
        for (TarArchiveEntry evil : List.of(
                new TarArchiveEntry("../up", true),
                new TarArchiveEntry("/etc/passwd", true),
                new TarArchiveEntry("dev", TarConstants.LF_BLK))) {
            Map<String, byte[]> changed = new TreeMap<>(members);
            changed.put("rootfs-diff.tar", packed(Map.of(), evil));
            assertRefused(packed(changed), ErrorKind.INVALID_ARGUMENT);
        }
        assertThat(outside).doesNotExist();
    }

    @Test
    @Tag("R-CKPT-15")
    void whatUnpacksToFarMoreThanItIsIsRefused() throws IOException {
        started("counter", "one");
        take("one", "first", RUNNING);
        // A bomb: a member of half a gibibyte of zeros, which is small when it is packed.
        Path bomb = folder.resolve("bomb");
        try (OutputStream file = Files.newOutputStream(bomb);
                OutputStream zip = new com.github.luben.zstd.ZstdOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(zip)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry("checkpoint/pages-1.img");
            entry.setSize(512L << 20);
            tar.putArchiveEntry(entry);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 512; i++) {
                tar.write(zeros);
            }
            tar.closeArchiveEntry();
        }
        try (InputStream archive = Files.newInputStream(bomb)) {
            EngineException error = refused(() -> engine.checkpoints().importArchive(archive, null, Progress.NONE));
            assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(error.message()).contains("times its size");
        }
        assertThat(children()).hasSize(1);
    }

    @Test
    void aTransferThatIsCancelledLeavesNothing() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 3);
        take("one", "first", RUNNING);
        byte[] archive = exported("first", Compression.ZSTD);
        Progress cancelled = new Progress() {
            @Override
            public void at(String phase, double fraction) {}

            @Override
            public void check() {
                throw EngineException.of(ErrorKind.CANCELLED, "it was cancelled");
            }
        };
        assertThat(refused(() -> engine.checkpoints().importArchive(new ByteArrayInputStream(archive), null, cancelled))
                        .kind())
                .isEqualTo(ErrorKind.CANCELLED);
        assertThat(refused(() -> engine.checkpoints()
                                .exportArchive("first", Compression.NONE, new ByteArrayOutputStream(), cancelled))
                        .kind())
                .isEqualTo(ErrorKind.CANCELLED);
        assertThat(children()).hasSize(1);
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the client is gone");
            }
        };
        assertThat(refused(() -> engine.checkpoints().exportArchive("first", Compression.GZIP, gone, Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.STORAGE);
        engine.checkpoints().remove("first");
    }

    @Test
    @Tag("R-CKPT-04")
    void oneThatDependsOnOthersIsNotMoved() throws IOException {
        Container first = started("counter", "first");
        String id = engine.containers()
                .create(CreateContainer.ofBundle("counter")
                        .edit()
                        .name("second")
                        .dependsOn(List.of("first"))
                        .build())
                .id();
        engine.containers().require(id).start(false);
        take("second", "bound", RUNNING);
        assertThat(refused(() -> exported("bound", Compression.NONE)).kind()).isEqualTo(ErrorKind.UNSUPPORTED);

        take("first", "free", RUNNING);
        Map<String, byte[]> members = members(exported("free", Compression.NONE));
        Map<String, byte[]> podmans = without(without(members, "slipway.json"), "container.json");
        var config = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(members.get("config.dump"));
        config.putArray("Dependencies").add("a".repeat(64));
        podmans.put("config.dump", JSON.writeValueAsBytes(config));
        assertThat(refused(() -> imported(engine, packed(podmans))).kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        first.record();
    }
}
