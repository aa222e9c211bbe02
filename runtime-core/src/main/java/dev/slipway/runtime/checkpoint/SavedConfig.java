package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerConfig;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The container's configuration beside its images, so that it can be made again when it is gone. */
final class SavedConfig {
    void write(Path folder, ContainerConfig config) {
        SavedJson.write(folder.resolve(Members.CONFIG), config);
    }

    /** CHECKPOINT where it is missing or damaged. */
    ContainerConfig read(Path folder) {
        ContainerConfig read =
                SavedJson.read(folder.resolve(Members.CONFIG), ContainerConfig.class, "the container's configuration");
        boolean whole = Stream.of(
                        read.id(), read.name(), read.created(), read.rootfs(), read.cgroupParent(), read.stopTimeout())
                .allMatch(Objects::nonNull);
        if (!whole) {
            throw EngineException.of(
                    ErrorKind.CHECKPOINT,
                    "could not read the checkpoint: the container's configuration in it is not whole");
        }
        return read;
    }
}
