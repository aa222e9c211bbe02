package dev.slipway.runtime.criu;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mount of saved processes.
 *
 * @param namespace number of its mount namespace
 * @param parent number of the mount it is on; null for the root
 * @param destination path in the container
 * @param type of its file system
 * @param source empty where the file system has none
 * @param root path in that file system which is mounted
 * @param options its own, then the file system's
 * @param propagation {@code private shared slave}
 * @param external key under which it is given again at a restore; null where CRIU mounts it itself
 * @param device number of its file system, as the kernel has it
 */
public record MountDetail(
        long namespace,
        long id,
        @Nullable Long parent,
        String destination,
        String type,
        String source,
        String root,
        List<String> options,
        String propagation,
        @Nullable String external,
        long device) {
    public MountDetail {
        options = List.copyOf(options);
    }
}
