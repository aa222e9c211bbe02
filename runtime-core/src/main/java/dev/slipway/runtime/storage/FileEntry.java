package dev.slipway.runtime.storage;

import org.jspecify.annotations.Nullable;

/**
 * A file in a folder of a container or a volume.
 *
 * @param name of it, in its folder; what is no text in it is shown as a replacement character
 * @param inode what it is
 * @param target where it leads to if it is a link; else null
 */
public record FileEntry(String name, Inode inode, @Nullable String target) {}
