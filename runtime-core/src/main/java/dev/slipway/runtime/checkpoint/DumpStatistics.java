package dev.slipway.runtime.checkpoint;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CRIU's statistics of a dump, {@code stats-dump}. */
final class DumpStatistics {
    private static final List<String> NAMES = List.of(
            "freezing_time",
            "frozen_time",
            "memdump_time",
            "memwrite_time",
            "pages_scanned",
            "pages_skipped_parent",
            "pages_written");

    private DumpStatistics() {}

    /** Values by CRIU's names, times in microseconds; empty where there is no such file in {@code folder}. */
    static Map<String, Long> read(Path folder) {
        Path file = folder.resolve("stats-dump");
        Map<String, Long> found = new LinkedHashMap<>();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        ImageFile.read(file, ImageMagic.STATS, (index, message) -> {
            Fields dump = message.message(1);
            for (int i = 0; i < NAMES.size(); i++) {
                long value = dump.number(i + 1, -1);
                if (value >= 0) {
                    found.put(NAMES.get(i), value);
                }
            }
            return false;
        });
        return found;
    }
}
