package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a volume.
 *
 * @param mountpoint folder of its files on the host
 * @param mounted whether it is a device that is mounted now
 * @param containers ids of the containers that use it
 * @param bytes of its files, if that was asked for
 */
public record VolumeDetail(
        VolumeSummary volume,
        String mountpoint,
        boolean mounted,
        List<String> containers,
        @Nullable Long bytes) {}
