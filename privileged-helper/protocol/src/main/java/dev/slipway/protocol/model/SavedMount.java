package dev.slipway.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mount that the saved processes had.
 *
 * @param namespace number of its mount namespace, as in {@link SavedProcessDetail}
 * @param id its number
 * @param parent that of the mount it is on; absent for the root
 * @param destination path in the container
 * @param type of its file system: {@code overlay tmpfs proc ...}
 * @param source what is mounted; empty where the file system has none
 * @param root path in that file system which is mounted
 * @param options {@code ro nosuid ...}, then those of the file system
 * @param propagation {@code private shared slave}
 * @param external key under which the engine gives it again at the restore; absent where CRIU mounts it itself
 */
public record SavedMount(
        long namespace,
        long id,
        @Nullable Long parent,
        String destination,
        String type,
        String source,
        String root,
        List<String> options,
        String propagation,
        @Nullable String external) {}
