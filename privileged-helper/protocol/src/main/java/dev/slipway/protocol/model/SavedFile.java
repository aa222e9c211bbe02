package dev.slipway.protocol.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is kept in a checkpoint.
 *
 * @param place {@code rootfs}; {@code volume:NAME}; else the path of the file system in memory that it was in, {@code
 *     /dev/shm}; files without a name that were open are in {@code deleted}
 * @param path absolute: in the container, or in the volume
 * @param change of the root file system: {@code added changed deleted}, or {@code written} where it is not known whether
 *     it was there before, as in checkpoints from elsewhere; in other places {@code kept}, for all that there is is saved
 * @param kind {@code file folder link device pipe socket}; absent for one that is deleted
 * @param size bytes
 * @param mode permissions, octal: {@code 0644}; absent for one that is deleted
 * @param uid its owner
 * @param gid its group
 * @param modified when it was written last; absent for one that is deleted
 * @param target where a link leads to
 */
public record SavedFile(
        String place,
        String path,
        String change,
        @Nullable String kind,
        long size,
        @Nullable String mode,
        long uid,
        long gid,
        @Nullable Instant modified,
        @Nullable String target) {}
