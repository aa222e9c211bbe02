package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * Limits. Bytes, cores; -1 is no limit.
 *
 * @param cpus cores, decimals allowed
 * @param cpuset list of cores, {@code 0-1,3}
 */
public record Resources(
        @Nullable Double cpus,
        @Nullable Long cpuShares,
        @Nullable String cpuset,
        @Nullable Long memory,
        @Nullable Long memorySwap,
        @Nullable Long memoryReservation,
        @Nullable Long pidsLimit,
        @Nullable Integer blkioWeight) {}
