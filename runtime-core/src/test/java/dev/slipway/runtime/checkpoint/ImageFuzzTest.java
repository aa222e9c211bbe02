package dev.slipway.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images written by the test: what CRIU would never write, and what takes luck to have it write. */
class ImageFuzzTest {
    private static Path scratch;

    @TempDir
    private Path folder;

    @BeforeContainer
    static void makeScratch() throws IOException {
        scratch = Files.createTempDirectory("slipway-images");
    }

    @AfterContainer
    static void removeScratch() throws IOException {
        Files.deleteIfExists(scratch.resolve("pstree.img"));
        Files.delete(scratch);
    }

    @Property(tries = 500)
    void anyBytesAfterTheMagicAreReadOrRefused(@ForAll @Size(max = 200) byte[] noise) throws IOException {
        Files.write(
                scratch.resolve("pstree.img"),
                ByteBuffer.allocate(8 + noise.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(ImageMagic.COMMON)
                        .putInt(ImageMagic.PSTREE.number())
                        .put(noise)
                        .array());
        try {
            assertThat(new CriuImages(scratch).processes()).isEmpty();
        } catch (EngineException error) {
            assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        }
    }

    @Test
    void aLengthLargerThanTheFileIsRefusedBeforeMemoryIsTaken() throws IOException {
        Files.write(
                folder.resolve("pstree.img"),
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(ImageMagic.COMMON)
                        .putInt(ImageMagic.PSTREE.number())
                        .putInt(Integer.MAX_VALUE)
                        .array());

        EngineException error = catchThrowableOfType(EngineException.class, () -> new CriuImages(folder).processes());

        assertThat(error.message()).contains("impossible length");
    }

    @Test
    void threadsAndZombiesAreRead() throws IOException {
        image("pstree.img", ImageMagic.PSTREE, List.of(process(1, 0, 1, 4, 5), process(7, 1, 7)));
        image("core-1.img", ImageMagic.CORE, List.of(core("server", 1)));
        image("core-7.img", ImageMagic.CORE, List.of(core("gone", 6)));

        List<SavedProcess> processes = new CriuImages(folder).processes();

        assertThat(processes).hasSize(2);
        assertThat(processes.get(0).threads()).containsExactly(1, 4, 5);
        assertThat(processes.get(0).uid()).isEqualTo(1000);
        assertThat(processes.get(0).gid()).isEqualTo(100);
        assertThat(processes.get(1).state()).isEqualTo(SavedProcess.TaskState.ZOMBIE);
        assertThat(processes.get(1).memory()).isZero();
    }

    @Test
    void aTreeWithoutRootOrWithACircleIsRefused() throws IOException {
        image("pstree.img", ImageMagic.PSTREE, List.of(process(1, 0, 1), process(2, 3, 2), process(3, 2, 3)));
        for (int pid = 1; pid < 4; pid++) {
            image("core-" + pid + ".img", ImageMagic.CORE, List.of(core("x", 1)));
        }

        EngineException error = catchThrowableOfType(EngineException.class, () -> new CriuImages(folder).processes());

        assertThat(error.message()).contains("descend from the root");
    }

    @Test
    void pagesAreFoundByTheFlagsOfTheirRuns() throws IOException {
        Path parent = Files.createDirectories(folder.resolve("pre"));
        Path child = Files.createDirectories(folder.resolve("images"));
        Files.createSymbolicLink(child.resolve("parent"), Path.of("../pre"));
        writeTo(parent, "pagemap-1.img", List.of(numbers(1, 9), numbers(1, 0x2000, 5, 1, 4, 4)));
        Files.write(parent.resolve("pages-9.img"), filled(4096, 'p'));
        writeTo(
                child,
                "pagemap-1.img",
                List.of(
                        numbers(1, 3),
                        numbers(1, 0x1000, 2, 1, 4, 4),
                        numbers(1, 0x2000, 5, 1, 4, 1),
                        numbers(1, 0x3000, 5, 1, 4, 2),
                        numbers(1, 0x4000, 5, 1, 4, 6),
                        numbers(1, 0x5000, 2, 1)));
        Files.write(
                child.resolve("pages-3.img"),
                ByteBuffer.allocate(3 * 4096)
                        .put(filled(4096, 'a'))
                        .put(filled(4096, 'd'))
                        .put(filled(4096, 'e'))
                        .array());
        SavedMemory memory = new SavedMemory(child, 1);

        assertThat(memory.size()).isEqualTo(3 * 4096);
        assertThat(memory.read(0x1ffe, 0x2002, 100)).contains("aapp".getBytes(StandardCharsets.US_ASCII));
        assertThat(memory.read(0x3000, 0x3001, 100)).isEmpty();
        assertThat(memory.read(0x4ffe, 0x5002, 100)).contains("ddee".getBytes(StandardCharsets.US_ASCII));
        assertThat(memory.read(0x6000, 0x6001, 100)).isEmpty();
        assertThat(memory.read(0x1000, 0x5000, 100)).isEmpty();
    }

    private static byte[] filled(int size, char letter) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) letter);
        return bytes;
    }

    private static ByteString process(int pid, int ppid, int... threads) {
        return message(output -> {
            output.writeUInt32(1, pid);
            output.writeUInt32(2, ppid);
            for (int thread : threads) {
                output.writeUInt32(5, thread);
            }
        });
    }

    private static ByteString core(String comm, int state) {
        ByteString task = message(output -> {
            output.writeUInt32(1, state);
            output.writeString(6, comm);
        });
        ByteString credentials = message(output -> {
            output.writeUInt32(1, 1000);
            output.writeUInt32(2, 100);
        });
        ByteString thread = message(output -> output.writeBytes(10, credentials));
        return message(output -> {
            output.writeBytes(3, task);
            output.writeBytes(5, thread);
        });
    }

    private static ByteString numbers(long... fieldsAndValues) {
        return message(output -> {
            for (int i = 0; i < fieldsAndValues.length; i += 2) {
                output.writeUInt64((int) fieldsAndValues[i], fieldsAndValues[i + 1]);
            }
        });
    }

    private interface Writing {
        void to(CodedOutputStream output) throws IOException;
    }

    private static ByteString message(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream output = CodedOutputStream.newInstance(bytes);
            writing.to(output);
            output.flush();
            return ByteString.copyFrom(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void image(String name, ImageMagic magic, List<ByteString> messages) throws IOException {
        Files.write(folder.resolve(name), bytes(magic, messages));
    }

    private static void writeTo(Path images, String name, List<ByteString> messages) throws IOException {
        Files.write(images.resolve(name), bytes(ImageMagic.PAGEMAP, messages));
    }

    private static byte[] bytes(ImageMagic magic, List<ByteString> messages) {
        ByteBuffer buffer = ByteBuffer.allocate(65536).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(ImageMagic.COMMON).putInt(magic.number());
        for (ByteString message : messages) {
            buffer.putInt(message.size()).put(message.toByteArray());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
