package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.CheckpointContentCalls.Rows;
import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedMapping;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is shown of a container's memory is what its process has, read from {@code /proc} while it waits. */
class CheckpointMemoryTest extends SharedHelperTest {
    private static final int SAMPLES = 1000;
    private static final int LONGEST = 300;
    private static final long SEED = new Random().nextLong();

    /** Fills some hundred pages with what nobody can guess, and waits, so that none of them changes any more. */
    private static final String SCRIPT =
            "text=$(head -c 300000 /dev/urandom | base64); sleep 100000 & echo ready; wait; echo went on";

    /** Bytes that memory had. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sample(long address, byte[] bytes) {}

    @Test
    void memoryIsThatOfTheProcessAtAThousandAddresses() throws IOException {
        String container = client().create(
                        client().importInPlace(bundles().running("filled", "/bin/sh", "-c", SCRIPT), "filled"),
                        "filled");
        client().start(container);
        client().awaitLine(container, "ready");
        int pid = Objects.requireNonNull(client().summary(container).pid());
        await().until(() -> Files.readString(Path.of("/proc/" + pid + "/wchan")).matches(".*(wait|suspend).*"));
        var begun = client().call(
                        CheckpointCalls.CREATE,
                        new CheckpointCalls.Create(container, "still", true, null, null, null, null));
        client().result(begun.job(), CheckpointCalls.Taken.class);
        List<SavedMapping> map = client().call(CheckpointContentCalls.MEMORY_MAP, Rows.of("still", 1));

        int inImages = 0;
        int inFiles = 0;
        for (Sample sample : samples(pid, map)) {
            SavedBytes read = client().call(
                            CheckpointContentCalls.MEMORY,
                            new CheckpointContentCalls.Memory("still", 1, sample.address(), sample.bytes().length));
            byte[] bytes = Base64.getDecoder().decode(read.bytes());
            inImages += read.holes().isEmpty() ? 1 : 0;
            for (SavedBytes.Hole hole : read.holes()) {
                assertThat(hole.why()).isIn("zero", "file");
                if (hole.why().equals("file")) {
                    inFiles++;
                    fillFromFile(pid, bytes, sample.address(), hole, map);
                }
            }
            assertThat(bytes).as("at %x, seed %d", sample.address(), SEED).isEqualTo(sample.bytes());
        }
        assertThat(inImages).isGreaterThan(100);
        assertThat(inFiles).isGreaterThan(50);

        Programs.run("pkill", "-P", String.valueOf(pid), "sleep");
        client().awaitLine(container, "went on");
        client().remove(container);
        client().call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of("still"));
    }

    /** At random places of random areas, each as likely as any other. */
    private static List<Sample> samples(int pid, List<SavedMapping> map) throws IOException {
        Random random = new Random(SEED);
        List<Sample> samples = new ArrayList<>();
        try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
            for (int tries = 0; samples.size() < SAMPLES && tries < 20 * SAMPLES; tries++) {
                SavedMapping area = map.get(random.nextInt(map.size()));
                long address = area.start() + random.nextLong(area.end() - area.start());
                byte[] bytes = new byte[(int) Math.min(1 + random.nextInt(LONGEST), area.end() - address)];
                try {
                    memory.seek(address);
                    int read = memory.read(bytes);
                    if (read > 0) {
                        samples.add(new Sample(address, Arrays.copyOf(bytes, read)));
                    }
                } catch (IOException e) {
                    // the kernel's own data, which it does not let anybody read
                }
            }
        }
        assertThat(samples).hasSize(SAMPLES);
        return samples;
    }

    /** What a hole says to be as in the file is so. */
    private static void fillFromFile(int pid, byte[] bytes, long address, SavedBytes.Hole hole, List<SavedMapping> map)
            throws IOException {
        SavedMapping area = map.stream()
                .filter(each -> each.start() <= hole.address() && hole.address() < each.end())
                .findFirst()
                .orElseThrow();
        try (RandomAccessFile file = new RandomAccessFile("/proc/" + pid + "/root" + area.path(), "r")) {
            file.seek(area.offset() + hole.address() - area.start());
            int read = file.read(bytes, (int) (hole.address() - address), (int) hole.length());
            assertThat(read).isLessThanOrEqualTo((int) hole.length());
        }
    }
}
