package dev.slipway.helper.world;

/**
 * An object of the world with its JSON form, made once per change of it.
 *
 * @param kind container, pod, bundle, checkpoint, image, network or event
 * @param json its summary; shared, never written to
 */
@SuppressWarnings("ArrayRecordComponent")
record Item(String kind, String id, byte[] json) {}
