package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.checkpoint.Comparison;
import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.Contents;
import dev.slipway.runtime.criu.LogEntry;
import dev.slipway.runtime.criu.SavedProcess;
import dev.slipway.runtime.criu.SearchPattern;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real checkpoint with something wrong in it is refused with a sentence, wherever it is read, in bounded memory. */
class DamagedCheckpointTest extends CheckpointEngineTest {
    private static final long MOST_ALLOCATED = 64L << 20;

    @Test
    @Tag("R-CKPT-15")
    void anImageOfAnotherKindOrWithALengthOfTwoGibibytesIsNamedByWhoeverReadsIt() throws IOException {
        started("counter", "one");
        Checkpoint taken = take("one", "first", RUNNING);
        Path images = Path.of(taken.path(), "images");
        for (Path image :
                images(images, "(core|mm|pagemap|ids|fs)-1\\.img|fdinfo-\\d+\\.img|(pstree|files|inventory)\\.img")) {
            byte[] whole = Files.readAllBytes(image);
            int length = lengthOfTheFirstMessage(whole);
            for (int place : new int[] {length - 4, length}) { // what it is an image of, and that length
                overwrite(image, place, place == length ? Integer.MAX_VALUE : 0x1234_5678);
                EngineException error = readAll("first");
                assertThat(error).as(image.toString()).isNotNull();
                assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
                assertThat(error.message())
                        .startsWith("could not read the checkpoint")
                        .contains(String.valueOf(image.getFileName()))
                        .contains(place == length ? "impossible length" : "no image of this kind");
                Files.write(image, whole);
            }
        }
        assertThat(readAll("first")).isNull();
    }

    @Test
    void withoutItsPagesWhatIsNoMemoryIsStillRead() throws IOException {
        started("counter", "one");
        Checkpoint taken = take("one", "first", RUNNING);
        Contents contents = contents();
        for (Path pages : images(Path.of(taken.path(), "images"), "pages-.*")) {
            Files.delete(pages);
        }

        assertThat(engine.checkpoints().processes("first")).isNotEmpty();
        assertThat(contents.descriptors("first", 1, 0, 100)).isNotEmpty();
        assertThat(contents.memoryMap("first", 1, 0, 100)).isNotEmpty();
        assertThat(contents.environments("first", 1, 0, 100).get(0).variables()).isEmpty();
        EngineException error =
                refused(() -> contents.search("first", SearchPattern.text("x"), Set.of(1), 10, Progress.NONE));
        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message()).contains("pages-").contains("is missing");
    }

    @Test
    @Tag("R-CKPT-15")
    void anArchiveOfDamagedImagesIsRefusedAndLeavesNothing() throws IOException {
        started("counter", "one");
        take("one", "first", RUNNING);
        Path archive = folder.resolve("first.tar");
        try (OutputStream out = Files.newOutputStream(archive)) {
            engine.checkpoints().exportArchive("first", Compression.NONE, out, Progress.NONE);
        }

        assertImportRefused(archive, images -> overwrite(images.resolve("inventory.img"), 0, 0x1234_5678), "inventory");
        assertImportRefused(
                archive, images -> overwrite(images.resolve("inventory.img"), 4, Integer.MAX_VALUE), "inventory");
    }

    private void assertImportRefused(Path archive, Consumer<Path> damage, String word) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked-" + System.nanoTime()));
        Programs.run("tar", "--extract", "--directory", unpacked.toString(), "--file", archive.toString());
        damage.accept(unpacked.resolve("checkpoint"));
        Path damaged = folder.resolve("damaged.tar");
        Programs.run("sh", "-c", "cd \"$1\" && tar --create --file \"$2\" *", "sh", unpacked.toString(), damaged + "");
        List<Path> before = checkpoints();
        long allocated = allocated();
        try (InputStream in = Files.newInputStream(damaged)) {
            EngineException error = refused(() -> engine.checkpoints().importArchive(in, null, Progress.NONE));
            assertThat(error).as(word).isNotNull();
            assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
            assertThat(error.message()).contains(word);
        }
        assertThat(allocated() - allocated).isLessThan(MOST_ALLOCATED);
        assertThat(checkpoints()).isEqualTo(before);
        assertThat(engine.checkpoints().list(null)).hasSize(1);
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> all = Files.list(engine.config().checkpointDir())) {
            return all.sorted().toList();
        }
    }

    private Contents contents() {
        return engine.checkpoints().contents();
    }

    /** Reads all there is of a checkpoint, in bounded memory; how that was refused, null if it was not. */
    private EngineException readAll(String checkpoint) {
        long before = allocated();
        EngineException error = catchThrowableOfType(EngineException.class, () -> {
            Contents contents = contents();
            for (SavedProcess process : engine.checkpoints().processes(checkpoint)) {
                contents.process(checkpoint, process.pid());
            }
            contents.descriptors(checkpoint, null, 0, 1000);
            contents.sockets(checkpoint, null);
            contents.memoryMap(checkpoint, null, 0, 1000);
            contents.mounts(checkpoint, null);
            contents.environments(checkpoint, null, 0, 1000);
            contents.files(checkpoint, null, 0, 1000);
            contents.log(checkpoint, LogEntry.Level.INFO, 0, 1000);
            contents.search(checkpoint, SearchPattern.text("PATH=/"), Set.of(), 10, Progress.NONE);
            contents.compare(checkpoint, checkpoint, EnumSet.allOf(Comparison.What.class), Progress.NONE);
            engine.checkpoints()
                    .images(engine.checkpoints().require(checkpoint))
                    .requireComplete();
        });
        assertThat(allocated() - before).isLessThan(MOST_ALLOCATED);
        return error;
    }

    /** Bytes that this thread ever allocated. */
    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static List<Path> images(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(
                            each -> String.valueOf(each.getFileName()).matches(name))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** Where it is: behind one magic number, or two where the first says only that it is an image. */
    private static int lengthOfTheFirstMessage(byte[] image) {
        int first = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return first == 0x5456_4319 || first == 0x5510_5940 ? 8 : 4;
    }

    private static void overwrite(Path image, long place, int number) {
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(number)
                            .flip(),
                    place);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
