package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.PodCheckpoints;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.state.MemoryState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All checkpoints of a pod that were taken together, on their way in one archive. */
class PodArchiveTest extends CheckpointEngineTest {
    /** Copies a file of the shared memory, which only the other writes, to its output. */
    private static final String READER = "while :; do echo tick $(cat /dev/shm/n); sleep 0.05; done";

    private PodCheckpoints.Taken taken;
    private int then;

    @BeforeEach
    void take() throws IOException {
        importBundle("reader", READER);
        engine.pods().create(CreatePod.named("fleet").on(List.of()));
        Container writer = member("counter", "writer", List.of());
        Container reader = member("reader", "reader", List.of(writer.id()));
        ticks(reader, 5);
        taken = engine.checkpoints().ofPods().create("fleet", "voyage", STOPPING, Progress.NONE);
        then = last(writer);
    }

    private Container member(String bundle, String name, List<String> dependsOn) {
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle(bundle)
                                .edit()
                                .name(name)
                                .pod("fleet")
                                .dependsOn(dependsOn)
                                .build())
                        .id());
        container.start(true);
        return container;
    }

    private byte[] exported(Compression compression) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long said = engine.checkpoints().exportArchive(taken.group(), compression, bytes, Progress.NONE);
        assertThat(said).isEqualTo(bytes.size());
        return bytes.toByteArray();
    }

    private List<Checkpoint> imported(Runtime engine, byte[] archive, String name) {
        return engine.checkpoints().importArchive(new ByteArrayInputStream(archive), name, Progress.NONE);
    }

    @Test
    void aPodGoesOnInAnotherEngineAsOfOneMoment() throws IOException {
        byte[] archive = exported(Compression.ZSTD);
        removeAll(engine);

        MemoryState otherState = new MemoryState();
        try (Runtime other = Runtime.open(config("other", "other-run").build(), otherState, InstantSource.system())) {
            importBundle(other, "counter", COUNTER, rootfs -> {});
            importBundle(other, "reader", READER, rootfs -> {});
            List<Checkpoint> here = imported(other, archive, null);
            assertThat(here).extracting(Checkpoint::name).containsExactlyInAnyOrder("voyage.writer", "voyage.reader");
            String group = here.get(0).group();
            assertThat(group).isNotNull().isNotEqualTo(taken.group());
            assertThat(other.checkpoints().ofPods().require(group)).containsExactlyInAnyOrderElementsOf(here);

            EngineException without =
                    refused(() -> other.checkpoints().ofPods().restore(group, null, false, false, Progress.NONE));
            assertThat(without.message()).contains("pod");
            assertThat(other.containers().list()).isEmpty();

            PodConfig pod = other.pods().create(CreatePod.named("elsewhere").on(List.of()));
            List<ContainerRecord> restored =
                    other.checkpoints().ofPods().restore(group, "elsewhere", false, false, Progress.NONE);
            assertThat(restored).extracting(ContainerRecord::name).containsExactly("writer", "reader");
            assertThat(restored).extracting(each -> each.config().pod()).containsOnly(pod.id());
            Container writer = other.containers().require("writer");
            ticks(writer, then + 5);
            ticks(other.containers().require("reader"), then + 5);
            assertThat(numbers(writer)).contains(then + 1).doesNotHaveDuplicates();
            removeAll(other);
        } finally {
            otherState.close();
        }
    }

    @Test
    void itIsTakenInBesideThoseThatAreThere() throws IOException {
        byte[] archive = exported(Compression.NONE);
        assertThat(imported(engine, archive, null))
                .extracting(Checkpoint::name)
                .containsExactlyInAnyOrder("voyage.writer-2", "voyage.reader-2");
        assertThat(imported(engine, archive, "back"))
                .extracting(Checkpoint::name)
                .containsExactlyInAnyOrder("back.writer", "back.reader");
        assertThat(refused(() -> imported(engine, archive, "back")).kind()).isEqualTo(ErrorKind.CHECKPOINT_EXISTS);
        assertThat(children()).hasSize(6);
        assertThat(engine.checkpoints().list(null)).hasSize(6);
    }

    @Test
    void oneThatIsNotWholeLeavesNothing() throws IOException {
        byte[] archive = exported(Compression.NONE);
        List<byte[]> damaged = List.of(
                Arrays.copyOf(archive, archive.length / 2),
                changed(archive, entry -> entry.replace("reader/checkpoint/inventory.img", "reader/x")),
                changed(archive, entry -> entry.replace("reader/", "../reader/")),
                changed(archive, entry -> entry.startsWith("slipway-pod") ? entry : null));
        for (byte[] each : damaged) {
            EngineException error = refused(() -> imported(engine, each, null));
            assertThat(error.message()).startsWith("could not ");
            assertThat(error.hint()).as(error.message()).isNotBlank();
        }
        assertThat(children()).hasSize(2);
        assertThat(engine.checkpoints().list(null)).containsExactlyInAnyOrderElementsOf(taken.checkpoints());
    }

    private interface Renaming {
        /** The new name, or null to leave it out. */
        String of(String name);
    }

    /** The archive with its members named otherwise. */
    private static byte[] changed(byte[] archive, Renaming renaming) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(archive));
                TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = renaming.of(entry.getName());
                if (name != null) {
                    TarArchiveEntry renamed = new TarArchiveEntry(name);
                    renamed.setSize(entry.getSize());
                    out.putArchiveEntry(renamed);
                    in.transferTo(out);
                    out.closeArchiveEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> all = Files.list(engine.config().checkpointDir())) {
            return all.toList();
        }
    }
}
