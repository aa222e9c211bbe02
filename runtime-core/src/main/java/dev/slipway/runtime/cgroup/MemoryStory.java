package dev.slipway.runtime.cgroup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a container came to its memory limit.
 *
 * @param biggest its biggest process when it was last near the limit; null if it was not seen near it
 * @param limit bytes; 0 if it was never measured
 * @param usage bytes in the last minute, one for each sample, oldest first
 */
public record MemoryStory(@Nullable BiggestProcess biggest, long limit, List<Long> usage) {
    /** Nothing is known. */
    public static final MemoryStory UNKNOWN = new MemoryStory(null, 0, List.of());

    public MemoryStory {
        usage = List.copyOf(usage);
    }

    /** Tells the stories of containers. */
    @FunctionalInterface
    public interface Source {
        /**
         * The story up to now.
         *
         * @param alive whether the process that needed the memory may still be there to be looked at
         */
        MemoryStory of(String containerId, String cgroupPath, boolean alive);
    }
}
