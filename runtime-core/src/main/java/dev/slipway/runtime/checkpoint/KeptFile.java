package dev.slipway.runtime.checkpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is kept in a checkpoint.
 *
 * @param place {@code rootfs}; {@code volume:NAME}; the path of a file system in memory; {@code deleted} for one that
 *     was open without a name
 * @param path absolute: in the container, or in the volume
 * @param change of the root file system: {@code added changed deleted}, or {@code written} where it is not known whether
 *     it was there before; elsewhere {@code kept}, for all that there is is saved
 * @param kind {@code file folder link device pipe socket}; null for one that is deleted
 * @param size bytes
 * @param mode permissions; null for one that is deleted
 * @param modified null where it is not known
 * @param target where a link leads to
 */
public record KeptFile(
        String place,
        String path,
        String change,
        @Nullable String kind,
        long size,
        @Nullable Integer mode,
        long uid,
        long gid,
        @Nullable Instant modified,
        @Nullable String target) {
    KeptFile as(String otherChange) {
        return new KeptFile(place, path, otherChange, kind, size, mode, uid, gid, modified, target);
    }

    static KeptFile deleted(String place, String path) {
        return new KeptFile(place, path, "deleted", null, 0, null, 0, 0, null, null);
    }
}
