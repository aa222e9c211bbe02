package dev.slipway.protocol.model;

import java.util.List;

/**
 * A volume that a container has.
 *
 * @param id of the volume
 * @param name of the volume
 * @param destination absolute path in the container
 * @param options {@code ro}, {@code nocopy} and the like
 */
public record VolumeUse(String id, String name, String destination, List<String> options) {}
