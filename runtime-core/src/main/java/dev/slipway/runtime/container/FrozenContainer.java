package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.storage.FileChange;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A container that is held under its lock while its processes are written into images.
 *
 * @param record as it was when the lock was taken
 * @param spec the {@code config.json} it runs with
 * @param log its output so far; may not exist
 * @param upper its changes to the root filesystem that it is made of; null where it runs on the rootfs itself
 * @param sharedMemory where its {@code /dev/shm} is on the host; null where that is its own and CRIU saves it
 * @param changes tells what is in {@code upper}, each folder before what is in it; what its argument throws ends that
 */
public record FrozenContainer(
        ContainerRecord record,
        Path spec,
        Path log,
        @Nullable Path upper,
        @Nullable Path sharedMemory,
        Function<Runnable, List<FileChange>> changes) {}
