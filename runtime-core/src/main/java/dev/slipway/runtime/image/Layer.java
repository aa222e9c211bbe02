package dev.slipway.runtime.image;

import java.nio.file.Path;

/**
 * One layer of an image, unpacked.
 *
 * @param id as the store names it
 * @param folder its files, whiteouts included, as overlayfs takes a lower folder; not to be written to
 * @param link a symbolic link to the same folder with a short path, for a mount of many layers: what mount(2) takes is
 *     bounded by a page
 * @param digest of its files as a tar, {@code sha256:...}: what image configurations call a diff id; empty where the
 *     store does not know
 * @param size bytes of that tar; -1 where the store does not know
 */
public record Layer(String id, Path folder, Path link, String digest, long size) {}
