package dev.slipway.runtime.criu;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.slipway.runtime.criu.image.Images.DumpStats;
import dev.slipway.runtime.criu.image.Images.Stats;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** CRIU's statistics of a dump, {@code stats-dump}. */
public final class DumpStatistics {
    private static final String FILE = "stats-dump";

    private DumpStatistics() {}

    /**
     * Values by CRIU's names, times in microseconds; empty where there is no such file in {@code folder}.
     *
     * @throws dev.slipway.runtime.error.EngineException CHECKPOINT where it is damaged
     */
    public static Map<String, Long> read(Path folder) {
        ImageFolder files = new ImageFolder(folder);
        Map<String, Long> found = new LinkedHashMap<>();
        if (!files.has(FILE)) {
            return found;
        }
        DumpStats dump = files.first(FILE, ImageMagic.STATS, Stats.parser()).getDump();
        for (FieldDescriptor field : DumpStats.getDescriptor().getFields()) {
            if (dump.hasField(field)) {
                Object value = dump.getField(field);
                found.put(
                        field.getName(),
                        value instanceof Integer small ? Integer.toUnsignedLong(small) : ((Number) value).longValue());
            }
        }
        return found;
    }
}
