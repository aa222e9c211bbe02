package dev.slipway.runtime.volume;

import dev.slipway.runtime.state.Volume;

/**
 * What an import came to.
 *
 * @param bytes of the files that came
 */
public record ImportedFiles(Volume volume, long bytes) {}
