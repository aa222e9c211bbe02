package dev.slipway.runtime.criu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against images that CRIU wrote in this test. */
class CriuImagesTest {
    @TempDir
    private static Path folder;

    private static Path images;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void take() throws IOException {
        images = TakenImages.take(folder);
    }

    @Test
    void theProcessTreeIsReadParentsFirst() {
        List<SavedProcess> processes = new CriuImages(images).processes();

        SavedProcess root = processes.get(0);
        assertThat(root.pid()).isEqualTo(1);
        assertThat(root.ppid()).isZero();
        assertThat(root.comm()).isEqualTo("sh");
        assertThat(root.args().subList(0, 2)).containsExactly("/bin/sh", "-c");
        assertThat(root.args().get(2)).startsWith("(exec sleep 1000)");
        assertThat(root.uid()).isZero();
        assertThat(root.gid()).isZero();
        assertThat(root.state()).isEqualTo(SavedProcess.TaskState.ALIVE);
        assertThat(root.threads()).containsExactly(1);
        assertThat(root.memory()).isPositive().matches(size -> size % 4096 == 0);
        assertThat(processes)
                .extracting(SavedProcess::args)
                .contains(List.of("sleep", "1000"), List.of("sleep", "2000"));
        for (int i = 1; i < processes.size(); i++) {
            int parent = processes.get(i).ppid();
            assertThat(processes.subList(0, i)).extracting(SavedProcess::pid).contains(parent);
        }
    }

    @Test
    void theMemoryOfAllProcessesIsThatOfThePagesImages() throws IOException {
        CriuImages reader = new CriuImages(images);
        long pages = 0;
        try (Stream<Path> files = Files.list(images)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("pages-"))
                    .toList()) {
                pages += Files.size(file);
            }
        }

        assertThat(reader.processes().stream().mapToLong(SavedProcess::memory).sum())
                .isEqualTo(pages);
        assertThat(reader.sizes().get("memory")).isEqualTo(pages);
    }

    @Test
    void theEnvironmentIsReadFromThePages() {
        assertThat(new CriuImages(images).environment(1)).contains("PATH=/bin", "COLOUR=dark green");
    }

    @Test
    void theStatisticsOfTheDumpAreRead() {
        Map<String, Long> statistics = DumpStatistics.read(folder);

        assertThat(statistics.get("pages_written")).isPositive();
        assertThat(statistics.get("frozen_time")).isPositive();
        assertThat(statistics.get("pages_scanned")).isGreaterThanOrEqualTo(statistics.get("pages_written"));
        assertThat(DumpStatistics.read(scratch)).isEmpty();
    }

    @Test
    void aFolderWithoutInventoryIsNoCheckpoint() throws IOException {
        copy(scratch);
        assertThat(new CriuImages(scratch).complete()).isTrue();
        new CriuImages(scratch).requireComplete();
        Files.delete(scratch.resolve("inventory.img"));

        EngineException error =
                catchThrowableOfType(EngineException.class, () -> new CriuImages(scratch).requireComplete());

        assertThat(new CriuImages(scratch).complete()).isFalse();
        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message()).contains("inventory.img is missing");
    }

    @Test
    void missingPagesLeaveTheRestReadable() throws IOException {
        copy(scratch);
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("pages-"))
                    .toList()) {
                Files.delete(file);
            }
        }

        SavedProcess root = new CriuImages(scratch).processes().get(0);

        assertThat(root.comm()).isEqualTo("sh");
        assertThat(root.args()).isEmpty();
    }

    @Test
    void anImageIsNeverReadThroughASymbolicLink() throws IOException {
        copy(scratch);
        Files.delete(scratch.resolve("core-1.img"));
        Files.createSymbolicLink(scratch.resolve("core-1.img"), images.resolve("core-1.img"));

        EngineException error = catchThrowableOfType(EngineException.class, () -> new CriuImages(scratch).processes());

        assertThat(error.message()).contains("core-1.img is missing");
    }

    @Test
    void damagedImagesGiveASentenceWhateverTheDamage() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        copy(scratch);
        List<Path> metadata;
        try (Stream<Path> files = Files.list(scratch)) {
            metadata = files.filter(each -> each.getFileName().toString().matches("(?!pages-|tmpfs).*\\.img"))
                    .sorted()
                    .toList();
        }
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            Path victim = metadata.get(random.nextInt(metadata.size()));
            byte[] whole = Files.readAllBytes(victim);
            Files.write(victim, damage(whole, random));
            try {
                CriuImages reader = new CriuImages(scratch);
                reader.processes();
                readAll(reader);
                reader.requireComplete();
            } catch (EngineException error) {
                refused++;
                assertThat(error.kind()).as("seed %d", seed).isEqualTo(ErrorKind.CHECKPOINT);
                assertThat(error.message()).as("seed %d", seed).startsWith("could not read the checkpoint: the image ");
            }
            Files.write(victim, whole);
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    private static void readAll(CriuImages reader) {
        List<SavedProcess> processes = reader.processes();
        reader.sockets();
        reader.mounts(processes);
        reader.ghosts();
        reader.memoryFileSystems();
        for (SavedProcess process : processes) {
            reader.detail(process);
            reader.descriptors(process);
            reader.environment(process.pid());
            try (ProcessMemory memory = reader.memory(process.pid())) {
                memory.areas();
                memory.stretches().forEachRemaining(stretch -> {});
            }
        }
    }

    private static byte[] damage(byte[] whole, Random random) {
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        byte[] changed = whole.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static void copy(Path to) throws IOException {
        try (Stream<Path> files = Files.list(images)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
