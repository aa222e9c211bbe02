package dev.slipway.runtime.criu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gigabyte of memory in runs of one page with one between them: the worst that a kernel could make of it. */
class GigabyteTest {
    private static final long SIZE = 1L << 30;
    private static final int RUNS = (int) (SIZE / MadeImages.PAGE);
    private static final long BASE = 0x10000000L;
    private static final String NEEDLE = "a needle in a gigabyte";

    @TempDir
    private Path folder;

    private MadeImages made;

    @BeforeEach
    void make() throws IOException {
        made = new MadeImages(folder);
        made.tree(MadeImages.process(1, 0, 1));
        made.memory(1, BASE, BASE + 2 * SIZE);
        long[] runs = new long[RUNS * 3];
        for (int i = 0; i < RUNS; i++) {
            runs[i * 3] = BASE + 2L * i * MadeImages.PAGE;
            runs[i * 3 + 1] = 1;
            runs[i * 3 + 2] = MadeImages.PRESENT;
        }
        made.pagemap("pagemap-1.img", 1, runs);
        try (FileChannel pages = FileChannel.open(
                folder.resolve("pages-1.img"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            pages.write(ByteBuffer.wrap(NEEDLE.getBytes(StandardCharsets.US_ASCII)), SIZE - 2000);
            pages.write(ByteBuffer.allocate(1), SIZE - 1);
        }
    }

    @Test
    void isOpenedInUnderASecond() {
        open(); // once before, so that classes are loaded
        assertTimeout(Duration.ofSeconds(1), this::open);
    }

    private void open() {
        CriuImages images = made.reader();
        assertThat(images.processes()).hasSize(1);
        try (ProcessMemory memory = images.memory(1)) {
            assertThat(memory.areas().get(0).present()).isEqualTo(SIZE);
            long last = BASE + 2 * SIZE - 2 * MadeImages.PAGE;
            assertThat(memory.read(last + MadeImages.PAGE - 2000, 8).bytes())
                    .isEqualTo(NEEDLE.substring(0, 8).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void isSearchedToItsLastPage() {
        MemorySearch search = new MemorySearch(SearchPattern.text(NEEDLE), 10, Progress.NONE);
        try (ProcessMemory memory = made.reader().memory(1)) {
            search.in(memory);
        }
        assertThat(search.searched()).isEqualTo(SIZE);
        List<Hit> hits = search.hits();
        assertThat(hits).hasSize(1);
        assertThat(new String(
                        hits.get(0).context(), hits.get(0).before(), hits.get(0).length(), StandardCharsets.US_ASCII))
                .isEqualTo(NEEDLE);
    }
}
