package dev.slipway.runtime.criu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is in images, they are read rightly or refused with a sentence. */
class ImageProperties {
    private static final int PAGES = 24;
    private static final long BASE = 0x10000;

    private Path folder;
    private MadeImages made;

    @BeforeTry
    void make() throws IOException {
        folder = Files.createTempDirectory("slipway-images");
        made = new MadeImages(folder);
    }

    @AfterTry
    void remove() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 500)
    void anyBytesAfterTheMagicAreReadOrRefused(@ForAll @Size(max = 200) byte[] noise) throws IOException {
        write("pstree.img", ImageMagic.PSTREE, noise);
        write("files.img", ImageMagic.FILES, noise);
        try {
            assertThat(made.reader().processes()).isEmpty();
            assertThat(made.reader().sockets()).isNotNull();
        } catch (EngineException error) {
            assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
            assertThat(error.message()).startsWith("could not read the checkpoint: the image ");
        }
    }

    private void write(String name, ImageMagic magic, byte[] noise) throws IOException {
        byte[] header = MadeImages.numbers(ImageMagic.COMMON, magic.number());
        byte[] image = Arrays.copyOf(header, header.length + noise.length);
        System.arraycopy(noise, 0, image, header.length, noise.length);
        Files.write(folder.resolve(name), image);
    }

    /** A page of the memory is saved where its bit is set; what is read must be what was written, holes and all. */
    @Property(tries = 300)
    void whatIsReadIsWhatWasSaved(
            @ForAll @IntRange(max = (1 << PAGES) - 1) int saved,
            @ForAll @IntRange(max = PAGES * 4096 - 1) int from,
            @ForAll @IntRange(min = 1, max = 9000) int length,
            @ForAll long seed)
            throws IOException {
        byte[] memory = memory(saved, seed);
        try (ProcessMemory reader = made.reader().memory(1)) {
            MemoryBytes read = reader.read(BASE + from, length);
            byte[] expected = Arrays.copyOfRange(memory, from, from + length);
            assertThat(read.bytes()).isEqualTo(expected);
            long holes =
                    read.holes().stream().mapToLong(MemoryBytes.Hole::length).sum();
            long absent = 0;
            for (int at = from; at < from + length; at++) {
                absent += at >= PAGES * 4096 || (saved >>> (at / 4096) & 1) == 0 ? 1 : 0;
            }
            assertThat(holes).isEqualTo(absent);
            long[] bytes = new long[1];
            reader.stretches().forEachRemaining(stretch -> bytes[0] += stretch.length());
            assertThat(bytes[0]).isEqualTo(Integer.bitCount(saved) * 4096L);
        }
    }

    @Property(tries = 300)
    void aSearchFindsWhatIsThereAcrossPages(
            @ForAll @IntRange(max = (1 << PAGES) - 1) int saved,
            @ForAll @IntRange(min = 1, max = 4) int letters,
            @ForAll long seed)
            throws IOException {
        byte[] memory = memory(saved, seed);
        String word = "abab".substring(0, letters);

        assertThat(found(SearchPattern.text(word)))
                .isEqualTo(expected(memory, saved, Pattern.compile("(?=" + word + ")")));
        assertThat(found(SearchPattern.hex("61 62 61"))).isEqualTo(expected(memory, saved, Pattern.compile("(?=aba)")));
        assertThat(found(SearchPattern.regex("a+b"))).isEqualTo(expected(memory, saved, Pattern.compile("a+b")));
        assertThat(found(SearchPattern.regex("(?<=b)a{2}")))
                .isEqualTo(expected(memory, saved, Pattern.compile("(?<=b)a{2}")));
    }

    private List<Long> found(SearchPattern pattern) {
        MemorySearch search = new MemorySearch(pattern, 1_000_000, Progress.NONE);
        try (ProcessMemory memory = made.reader().memory(1)) {
            search.in(memory);
        }
        return search.hits().stream().map(Hit::address).toList();
    }

    /** In each stretch of pages one after another. */
    private static List<Long> expected(byte[] memory, int saved, Pattern pattern) {
        List<Long> found = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            int begin = page;
            while (page < PAGES && (saved >>> page & 1) == 1) {
                page++;
            }
            if (page > begin) {
                Matcher matcher = pattern.matcher(
                        new String(memory, begin * 4096, (page - begin) * 4096, StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    found.add(BASE + begin * 4096L + matcher.start());
                }
            }
        }
        return found;
    }

    /** Writes images of a memory of rare letters among zeros, with letters at each border of pages. */
    private byte[] memory(int saved, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] memory = new byte[PAGES * 4096 + 10_000];
        byte[] pages = new byte[Integer.bitCount(saved) * 4096];
        List<Long> runs = new ArrayList<>();
        int place = 0;
        for (int page = 0; page < PAGES; page++) {
            if ((saved >>> page & 1) == 1) {
                for (int i = 0; i < 4096; i++) {
                    boolean border = i < 4 || i > 4091 || random.nextInt(100) == 0;
                    memory[page * 4096 + i] = border ? (byte) ("ab".charAt(random.nextInt(2))) : 0;
                }
                System.arraycopy(memory, page * 4096, pages, place, 4096);
                place += 4096;
                runs.addAll(List.of(BASE + page * 4096L, 1L, (long) MadeImages.PRESENT));
            }
        }
        made.memory(1, BASE, BASE + PAGES * 4096L);
        made.pagemap(
                "pagemap-1.img", 1, runs.stream().mapToLong(Long::longValue).toArray());
        Files.write(folder.resolve("pages-1.img"), pages);
        return memory;
    }
}
