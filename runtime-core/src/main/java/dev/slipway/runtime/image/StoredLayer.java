package dev.slipway.runtime.image;

/**
 * An entry of the store's list of layers.
 *
 * @param parent id of the layer below; empty for the lowest
 * @param digest of its tar; empty if unknown
 * @param packedDigest of that tar as it came, compressed perhaps; empty if unknown
 * @param size bytes of its tar; -1 if unknown
 * @param whole false while it is being unpacked, or if that was cut
 */
record StoredLayer(String id, String parent, String digest, String packedDigest, long size, boolean whole) {}
