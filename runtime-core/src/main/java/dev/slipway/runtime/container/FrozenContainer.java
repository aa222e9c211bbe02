package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A container that is held under its lock while its processes are written into images.
 *
 * @param record as it was when the lock was taken
 * @param bundle its folder with the {@code config.json} it runs with
 * @param upper its changes to the bundle's root filesystem; null where it runs on the rootfs itself
 */
public record FrozenContainer(
        ContainerRecord record, Path bundle, @Nullable Path upper) {}
