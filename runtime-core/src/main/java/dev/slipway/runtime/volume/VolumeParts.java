package dev.slipway.runtime.volume;

import dev.slipway.runtime.state.State;
import dev.slipway.runtime.storage.TreeCopy;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The parts that operations on volumes are made of.
 *
 * @param ids gives a new id, 64 lower-case hexadecimal digits, at each call
 */
record VolumeParts(
        State state,
        InstantSource clock,
        Supplier<String> ids,
        VolumeFolders folders,
        VolumeLocks locks,
        VolumeHolds holds,
        VolumeMounting mounting,
        TreeCopy copying) {}
