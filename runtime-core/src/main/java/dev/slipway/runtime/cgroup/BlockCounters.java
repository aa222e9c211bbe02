package dev.slipway.runtime.cgroup;

import java.nio.file.Path;
import java.util.List;

/**
 * What a cgroup has moved to and from block devices, all of them together.
 *
 * @param read bytes
 * @param written bytes
 * @param reads operations
 * @param writes operations
 */
public record BlockCounters(long read, long written, long reads, long writes) {
    /** In the order of preference: which of them counts depends on the device's scheduler. */
    private static final List<String> SOURCES =
            List.of("blkio.bfq.%s_recursive", "blkio.throttle.%s_recursive", "blkio.throttle.%s");

    /** The counters, 0 where they aren't counted. */
    static BlockCounters read(Cgroup cgroup) {
        Path legacy = cgroup.legacy("blkio");
        if (legacy != null) {
            return legacy(legacy);
        }
        Path unified = cgroup.unified();
        return unified == null ? new BlockCounters(0, 0, 0, 0) : unified(unified);
    }

    private static BlockCounters legacy(Path folder) {
        List<String> bytes = legacyLines(folder, "io_service_bytes");
        List<String> operations = legacyLines(folder, "io_serviced");
        return new BlockCounters(
                legacySum(bytes, "Read"),
                legacySum(bytes, "Write"),
                legacySum(operations, "Read"),
                legacySum(operations, "Write"));
    }

    /** The lines of the first file that tells of a device. */
    private static List<String> legacyLines(Path folder, String counter) {
        for (String source : SOURCES) {
            List<String> lines = ControlFile.lines(folder.resolve(source.formatted(counter)));
            if (lines.size() > 1) {
                return lines;
            }
        }
        return List.of();
    }

    /** Lines are {@code 8:0 Read 4096}; the last is {@code Total 4096}. */
    private static long legacySum(List<String> lines, String operation) {
        long sum = 0;
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words.length == 3 && words[1].equals(operation)) {
                sum += Math.max(0, ControlFile.number(words[2]));
            }
        }
        return sum;
    }

    /** Lines are {@code 8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6}. */
    private static BlockCounters unified(Path folder) {
        List<String> lines = ControlFile.lines(folder.resolve("io.stat"));
        return new BlockCounters(
                unifiedSum(lines, "rbytes="),
                unifiedSum(lines, "wbytes="),
                unifiedSum(lines, "rios="),
                unifiedSum(lines, "wios="));
    }

    private static long unifiedSum(List<String> lines, String key) {
        long sum = 0;
        for (String line : lines) {
            for (String word : line.split(" ", -1)) {
                if (word.startsWith(key)) {
                    sum += Math.max(0, ControlFile.number(word.substring(key.length())));
                }
            }
        }
        return sum;
    }
}
