package dev.slipway.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * An area of a saved process's memory. Addresses are below 2^63: the kernel's own page above them is left out.
 *
 * @param pid whose it is
 * @param start address of its first byte
 * @param end address behind its last byte
 * @param permissions {@code rw-p}, as of proc(5)
 * @param kind {@code code heap stack file shared anonymous vdso device}; {@code file} is one that is no code, {@code
 *     shared} is memory that others may have too, {@code vdso} is the kernel's
 * @param path of its file, in the container; absent where it has none
 * @param offset bytes from the begin of the file, or of the shared memory
 * @param present bytes that are in this checkpoint
 * @param parent bytes that are in the one before it, which it follows
 * @param absent all others: never written, or the same as the file has, or still in the old process
 */
public record SavedMapping(
        int pid,
        long start,
        long end,
        String permissions,
        String kind,
        @Nullable String path,
        long offset,
        long present,
        long parent,
        long absent) {}
