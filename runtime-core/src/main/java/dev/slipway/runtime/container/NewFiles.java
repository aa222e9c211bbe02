package dev.slipway.runtime.container;

import dev.slipway.runtime.state.VolumeUse;
import java.nio.file.Path;
import java.util.List;

/** The files of a container that is made again, or cloned, from a checkpoint. Called before it is known. */
public interface NewFiles {
    /** Whether the files of this volume, which is not there, are to be made by {@link #volume}. */
    default boolean has(VolumeUse use) {
        return false;
    }

    /** Fills the new, empty folder of a volume. */
    default void volume(VolumeUse use, Path data) {}

    /**
     * Fills the new, empty upper layer.
     *
     * @param below what it lies over, top first
     */
    void upper(Path upper, List<Path> below);

    /** Writes what it had put out before; does nothing to begin a new log. */
    default void log(Path log) {}
}
