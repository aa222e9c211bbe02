package dev.slipway.runtime.container;

import org.jspecify.annotations.Nullable;

/**
 * Limits of a container. Bytes, cores; -1 is no limit, null is what the bundle says.
 *
 * @param cpus cores, decimals allowed
 * @param cpuShares relative weight, 2 to 262144
 * @param cpuset list of cores, {@code 0-1,3}
 * @param memory bytes
 * @param memorySwap bytes of memory and swap together
 * @param memoryReservation bytes
 * @param pidsLimit processes and threads
 * @param blkioWeight relative weight, 10 to 1000
 */
public record Resources(
        @Nullable Double cpus,
        @Nullable Long cpuShares,
        @Nullable String cpuset,
        @Nullable Long memory,
        @Nullable Long memorySwap,
        @Nullable Long memoryReservation,
        @Nullable Long pidsLimit,
        @Nullable Integer blkioWeight) {
    /** What the bundle says, nothing else. */
    public static final Resources NONE = new Resources(null, null, null, null, null, null, null, null);
}
